/** The keyboard of the board (DESIGN.md, Keyboard): one table for what keys do and for the sheet that shows them. */
export type Command =
  | 'up'
  | 'down'
  | 'before'
  | 'after'
  | 'first'
  | 'last'
  | 'enter'
  | 'space'
  | 'extend-before'
  | 'extend-after'
  | 'esc'
  | 'edit'
  | 'rank-1'
  | 'rank-2'
  | 'rank-3'
  | 'rank-none'
  | 'vote'
  | 'link'
  | 'follow'
  | 'move'
  | 'menu'
  | 'delete'
  | 'next-job'
  | 'previous-job'
  | 'guide'
  | 'hint'
  | 'note-up'
  | 'note-down'
  | 'undo'
  | 'redo'
  | 'palette'
  | 'keys'
  | 'confirm'
  | 'dispute'
  | 'comment'
  | 'present'

/** Keys without a modifier that type a letter: they can be switched off (WCAG 2.1.4). */
const LETTERS: Readonly<Record<string, Command>> = {
  e: 'edit',
  '1': 'rank-1',
  '2': 'rank-2',
  '3': 'rank-3',
  '0': 'rank-none',
  v: 'vote',
  l: 'link',
  f: 'follow',
  m: 'move',
  g: 'guide',
  h: 'hint',
  y: 'confirm',
  n: 'dispute',
  c: 'comment',
  p: 'present',
  '?': 'keys',
}

const PLAIN: Readonly<Record<string, Command>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'before',
  ArrowRight: 'after',
  Home: 'first',
  End: 'last',
  Enter: 'enter',
  ' ': 'space',
  Escape: 'esc',
  Delete: 'delete',
  Backspace: 'delete',
  ContextMenu: 'menu',
}

const ALT: Readonly<Record<string, Command>> = {
  ArrowUp: 'note-up',
  ArrowDown: 'note-down',
  ArrowLeft: 'previous-job',
  ArrowRight: 'next-job',
}

const SHIFT: Readonly<Record<string, Command>> = {
  ArrowUp: 'extend-before',
  ArrowLeft: 'extend-before',
  ArrowDown: 'extend-after',
  ArrowRight: 'extend-after',
  F10: 'menu',
}

const MIRRORED: Partial<Record<Command, Command>> = {
  before: 'after',
  after: 'before',
  'previous-job': 'next-job',
  'next-job': 'previous-job',
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

/** What a key does on the board while no field is written in; undefined is left to the browser. */
export function commandOf(event: Key, options: { letters: boolean; rtl: boolean }): Command | undefined {
  const found = unmirrored(event, options.letters)
  return (options.rtl && found && MIRRORED[found]) || found
}

function unmirrored(event: Key, letters: boolean): Command | undefined {
  const { key, altKey, shiftKey } = event
  if (event.ctrlKey || event.metaKey) {
    return everywhere(event)
  }
  if (altKey) {
    return shiftKey ? undefined : ALT[key]
  }
  if (shiftKey && SHIFT[key]) {
    return SHIFT[key]
  }
  return (letters ? LETTERS[key.toLowerCase()] : undefined) ?? (shiftKey ? undefined : PLAIN[key])
}

/** What works in fields too, with Ctrl or Cmd held. */
export function everywhere({ key, altKey, shiftKey }: Key): Command | undefined {
  if (altKey) {
    return undefined
  }
  const letter = key.toLowerCase()
  if (letter === 'z') {
    return shiftKey ? 'redo' : 'undo'
  }
  return shiftKey ? undefined : letter === 'k' ? 'palette' : letter === 'y' ? 'redo' : undefined
}

/** The sheet of shortcuts: names of messages under `keys.` and the keys, `Mod` being Ctrl or Cmd. */
export const SHEET: readonly (readonly [message: string, ...keys: string[]])[] = [
  ['arrows', '↑', '↓', '←', '→'],
  ['enter', 'Enter'],
  ['break', 'Shift', 'Enter'],
  ['esc', 'Esc'],
  ['space', 'Space'],
  ['select', 'Shift', '↓'],
  ['edit', 'E'],
  ['rank', '1', '2', '3'],
  ['rank.none', '0'],
  ['vote', 'V'],
  ['confirm', 'Y', 'N'],
  ['comment', 'C'],
  ['link', 'L'],
  ['follow', 'F'],
  ['move', 'M'],
  ['menu', 'Shift', 'F10'],
  ['hint', 'H'],
  ['guide', 'G'],
  ['present', 'P'],
  ['delete', 'Del'],
  ['job', 'Alt', '←', '→'],
  ['note', 'Alt', '↑', '↓'],
  ['undo', 'Mod', 'Z'],
  ['redo', 'Mod', 'Shift', 'Z'],
  ['palette', 'Mod', 'K'],
  ['sheet', '?'],
]
