import { expect, test } from 'vitest'
import { words } from './scene.test-data'
import { wordsFrom } from './words'

const say = wordsFrom(['plain=Save', 'who={0} is here', 'count={0, plural, =0 {None} one {# note in {1}} other {# notes in {1}}}'].join('\n'), 'en')

test('a message without values stands as it is written', () => expect(say('plain')).toBe('Save'))

test('what people wrote is isolated, as it may run the other way', () => expect(say('who', 'Dana')).toBe('\u2068Dana\u2069 is here'))

test('a plural counts, and its branches take values', () => {
  expect(say('count', 0, 'x')).toBe('None')
  expect(say('count', 1, 'Friction')).toBe('1 note in \u2068Friction\u2069')
  expect(say('count', 1200, 'Friction')).toBe('1,200 notes in \u2068Friction\u2069')
})

test('every message of the board can be read', () => {
  expect(words()('toast.moved', 2, 'Value gap', 3)).toBe('2 notes moved to \u2068Value gap\u2069, job 3')
})
