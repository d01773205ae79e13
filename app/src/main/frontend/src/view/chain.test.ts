import { expect, test } from 'vitest'
import { follow, notesOf, path, route } from './chain'
import { sampleScene } from './scene.test-data'

const { view } = sampleScene()

test('a chain goes up and down the rows from where it is followed', () => {
  expect([...notesOf(follow(view, 'p1'), 'p1')].sort()).toEqual(['f1', 'o1', 'p1', 't1'])
  expect(follow(view, 'h1')).toEqual([])
})

/** Cards of a grid: three columns of 200 with gutters of 10, rows of cells 100 high with cards of 80 in them. */
const card = (column: number, row: number) => {
  const left = 10 + column * 210
  return { left, right: left + 200, top: row * 100 + 10, bottom: row * 100 + 90 }
}

test.each([
  [card(0, 0), card(0, 1)],
  [card(0, 0), card(0, 3)],
  [card(0, 0), card(2, 3)],
  [card(2, 1), card(0, 4)],
])('the line from %o to %o crosses no card', (upper, lower) => {
  const rowTop = lower.top - 10
  const points = route({ upper, lower, rowTop })
  const cards = [0, 1, 2].flatMap((column) => [0, 1, 2, 3, 4].map((row) => card(column, row)))
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    const box = { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) }
    const crossed = cards.filter((one) => box.left < one.right && box.right > one.left && box.top < one.bottom && box.bottom > one.top)
    expect(crossed).toEqual([])
  }
  expect(points[0]!.y).toBe(upper.bottom)
  expect(points.at(-1)!.y).toBe(lower.top)
})

test('corners are rounded, ends are not', () => {
  expect(path([{ x: 0, y: 0 }, { x: 0, y: 20 }, { x: 20, y: 20 }])).toBe('M0 0L0 15Q0 20 5 20L20 20')
})
