import { expect, test } from 'vitest'
import type { Check } from './checks'
import { open, pieces } from './checks'

const MANAGE: Check = {
  kind: 'job',
  text: 'Manage access for leavers',
  parts: [[0, 6], [7, 13], [14, 25]],
  findings: [
    { rule: 'missing-circumstance', severity: 'advice', message: 'When?', span: [14, 25], rewrite: null },
    { rule: 'no-clear-end', severity: 'error', message: '“Manage” has no clear end. Could Dana ever say so?', span: [0, 6], rewrite: null },
  ],
  passed: [],
}

const marked = (check: Check, findings = open(check, [])) =>
  pieces(check, findings)
    .map(({ text, marks }) => (marks ? `${marks.replace('part part-', '')}[${text}]` : text))
    .join('')

test('a statement is cut into its parts, with a wave under what is at fault', () => {
  expect(marked(MANAGE)).toBe('flag[Manage] 2[access] 3[for leavers]')
})

test('advice is not marked, and what somebody kept is not said again', () => {
  expect(open(MANAGE, []).map(({ rule }) => rule)).toEqual(['no-clear-end', 'missing-circumstance'])
  const kept = open(MANAGE, [{ is: 'dismissal', id: 'd', on: 'leavers', rule: 'no-clear-end', words: 'manage' }])
  expect(kept.map(({ rule }) => rule)).toEqual(['missing-circumstance'])
  expect(marked(MANAGE, kept)).toBe('1[Manage] 2[access] 3[for leavers]')
})

test('a kept word does not keep another one', () => {
  const kept = open(MANAGE, [{ is: 'dismissal', id: 'd', on: 'leavers', rule: 'no-clear-end', words: 'Guide' }])
  expect(kept[0]?.rule).toBe('no-clear-end')
})

test('a fault in the middle of a part cuts it', () => {
  const check: Check = { ...MANAGE, parts: [[0, 6], [7, 25], null], findings: [{ ...MANAGE.findings[1]!, span: [14, 17] }] }
  expect(marked(check)).toBe('1[Manage] 2[access ]flag[for]2[ leavers]')
})
