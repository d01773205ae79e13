// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import arabic from '../../../resources/messages_ar.properties?raw'
import german from '../../../resources/messages_de.properties?raw'
import type { Refused } from '../live/events'
import { Announcer } from './announce'
import { words } from './scene.test-data'
import { Toasts } from './toast'

const WORDS = { en: words(), de: words(german, 'de'), ar: words(arabic, 'ar') }

const REASONS = ['gone', 'taken', 'too-long', 'empty', 'invalid', 'full', 'nothing-to-undo', 'not-allowed', 'read-only', 'rate', 'dropped'] as const

function refused(language: keyof typeof WORDS, why: Pick<Refused, 'reason' | 'limit'>): string {
  document.body.replaceChildren()
  const [said, layer] = [document.createElement('p'), document.createElement('div')]
  document.body.append(said, layer)
  const words = WORDS[language]
  const speaker = { words, tell: new Announcer(said, words), do: () => undefined, focusOnDraw: () => undefined }
  new Toasts(speaker, layer).refused({ ...why, about: undefined, detail: 'note: in English', label: '', texts: ['Approvers are chased'] })
  return document.querySelector('.toast span')!.textContent!.replace(/[\u2066-\u2069]/g, '')
}

test.each(['en', 'de', 'ar'] as const)('why an edit was refused is said in the words of the reader (%s)', (language) => {
  for (const reason of REASONS) {
    expect(refused(language, { reason, limit: 2000 }), reason).not.toMatch(/in English|toast\.refused/)
  }
})

test('how much there may be is said where there is too much', () => {
  expect(refused('en', { reason: 'too-long', limit: 2000 })).toContain('at most 2,000 characters')
  expect(refused('de', { reason: 'too-long', limit: 2000 })).toContain('höchstens 2.000 Zeichen')
  expect(refused('ar', { reason: 'full', limit: 100 })).toContain('100')
})

test('a reason of a later server is told in its own words', () => {
  expect(refused('de', { reason: 'unheard-of' as Refused['reason'] })).toContain('note: in English')
})
