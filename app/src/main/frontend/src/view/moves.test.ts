import { expect, test } from 'vitest'
import { next, settled, start } from './moves'
import type { Way } from './moves'
import { sampleScene } from './scene.test-data'

const { view } = sampleScene()

const walk = (cell: string, ...ways: Way[]) => ways.reduce((spot, way) => next(view, spot, way), { cell }).cell

test('down a column: head, statements, then the six rows', () => {
  expect(walk('prove/head', 'down', 'down')).toBe('prove/touchpoints')
  expect(walk('prove/touchpoints', 'down', 'down', 'down', 'down', 'down', 'down')).toBe('prove/opportunities')
  expect(walk('prove/touchpoints', 'up')).toBe('prove/job')
})

test('along a row: statements have two cells to a job, the others one', () => {
  expect(walk('prove/job', 'after')).toBe('prove/outcome')
  expect(walk('prove/job', 'after', 'after')).toBe('leavers/job')
  expect(walk('prove/job', 'before')).toBe('protect/outcome')
  expect(walk('prove/friction', 'after', 'after', 'after')).toBe('leavers/friction')
})

test('among the notes of a cell the arrows stay in it', () => {
  expect(next(view, { cell: 'prove/friction', note: 'f1' }, 'after')).toEqual({ cell: 'prove/friction', note: 'f2' })
  expect(next(view, { cell: 'prove/friction', note: 'f3' }, 'down')).toEqual({ cell: 'prove/friction', note: 'f3' })
})

test('a note that has gone gives way to its cell, a job that has gone to the first one', () => {
  expect(settled(view, { cell: 'prove/friction', note: 'gone' })).toEqual({ cell: 'prove/friction' })
  expect(settled(view, { cell: 'gone/friction' })).toEqual({ cell: 'protect/touchpoints' })
})

test('the keyboard begins at the first row without an answer', () => {
  expect(start(view, 'leavers')).toEqual({ cell: 'leavers/opportunities' })
  expect(start(view, 'prove')).toEqual({ cell: 'prove/touchpoints' })
})
