import { expect, test } from 'vitest'
import type { Command } from './keys'
import { commandOf, SHEET } from './keys'
import { words } from './scene.test-data'

const key = (name: string) => {
  const parts = name.split('+')
  const has = (part: string) => parts.includes(part)
  return { key: parts.at(-1)!, altKey: has('Alt'), shiftKey: has('Shift'), ctrlKey: has('Ctrl'), metaKey: false }
}

const on = { letters: true, rtl: false }

test.each<[string, Command | undefined]>([
  ['ArrowDown', 'down'],
  ['Enter', 'enter'],
  [' ', 'space'],
  ['e', 'edit'],
  ['2', 'rank-2'],
  ['Shift+?', 'keys'],
  ['Alt+ArrowRight', 'next-job'],
  ['Alt+ArrowUp', 'note-up'],
  ['Shift+ArrowDown', 'extend-after'],
  ['Shift+F10', 'menu'],
  ['Ctrl+z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['Ctrl+k', 'palette'],
  ['Ctrl+c', undefined],
  ['q', undefined],
])('%s does %s', (name, command) => expect(commandOf(key(name), on)).toBe(command))

test('single letters can be switched off (WCAG 2.1.4); other keys stay', () => {
  const off = { letters: false, rtl: false }
  expect(commandOf(key('e'), off)).toBeUndefined()
  expect(commandOf(key('1'), off)).toBeUndefined()
  expect(commandOf(key('Enter'), off)).toBe('enter')
})

test('where reading runs from the right, arrows go with it', () => {
  const rtl = { letters: true, rtl: true }
  expect(commandOf(key('ArrowLeft'), rtl)).toBe('after')
  expect(commandOf(key('Alt+ArrowLeft'), rtl)).toBe('next-job')
})

test('the sheet has words for every key', () => {
  const say = words()
  expect(SHEET.filter(([message]) => say('keys.' + message) === 'keys.' + message)).toEqual([])
})
