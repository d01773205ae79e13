// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Edit } from '../model/elements'
import { Announcer } from './announce'
import { find } from './scene'
import { sampleScene } from './scene.test-data'

const { view, words } = sampleScene()
const region = document.createElement('div')
const added = (version: number, job = 'prove'): Edit => ({
  version,
  id: 'y-' + version,
  by: { person: 'yuki', name: 'Yuki Tanaka' },
  changes: [{ add: { is: 'note', id: 'n' + version, place: { job, category: 'value-gap', order: 'UU9a1' }, text: 'I can’t' } }],
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const noteOf = (id: string) => find(view, id)?.note

test('what others did is gathered and told at most every ten seconds', () => {
  const tell = new Announcer(region, words, () => Date.now())
  tell.heard(added(1), 'prove', view, noteOf)
  tell.heard(added(2), 'prove', view, noteOf)
  vi.advanceTimersByTime(0)
  expect(region.textContent).toBe('\u2068Yuki Tanaka\u2069 added 2 notes to \u2068Value gap\u2069, job 2')
  tell.heard(added(3), 'prove', view, noteOf)
  vi.advanceTimersByTime(9_000)
  expect(region.textContent).toContain('2 notes')
  vi.advanceTimersByTime(1_000)
  expect(region.textContent).toContain('1 note')
})

test('only the column in focus is told', () => {
  const tell = new Announcer(region, words)
  region.textContent = ''
  tell.heard(added(1, 'protect'), 'prove', view, noteOf)
  vi.advanceTimersByTime(20_000)
  expect(region.textContent).toBe('')
})
