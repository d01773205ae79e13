// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Asked, Check } from '../model/checks'
import { at, freshServer, open, press, type } from './opened.test-data'

beforeEach(() => {
  vi.useFakeTimers()
  freshServer()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Says of a statement with the word "manage" what the server says, and nothing of the others. */
async function rules(statements: readonly Asked[]): Promise<Check[]> {
  return statements.map(({ kind, text }) => {
    const span = /manage/i.test(text) ? ([text.search(/manage/i), text.search(/manage/i) + 6] as const) : null
    const message = 'It has no clear end. Could Dana ever say so?'
    const findings = span ? [{ rule: 'no-clear-end', severity: 'error', message, span, rewrite: 'Revoke access on the last day' } as const] : []
    return { kind, text, parts: [null, null, null],
    passed: [], findings }
  })
}

const opened = async () => {
  const ines = await open('Ines Duarte', rules)
  await vi.advanceTimersByTimeAsync(0)
  ines.board.drawNow()
  return ines
}
const pause = async () => await vi.advanceTimersByTimeAsync(500)
const hint = () => document.querySelector('.lint')
const job = (ines: Awaited<ReturnType<typeof opened>>) => ines.person.session.document.find('job', 'leavers')!.text

test('what is at fault is marked at rest, and plain while it is written', async () => {
  const ines = await opened()
  expect(at(ines, 'leavers/job').querySelector('.part-flag')!.textContent).toBe('Manage')
  at(ines, 'leavers/job').focus()
  press(ines, 'Enter')
  expect(at(ines, 'leavers/job').querySelector('.part-flag')).toBeNull()
})

test('a pause in typing shows what is wrong, and Tab takes the rewrite; undo goes back to the own words', async () => {
  const ines = await opened()
  at(ines, 'leavers/job').focus()
  press(ines, 'Enter')
  type(ines, 'Manage the access of leavers')
  expect(hint()).toBeNull()
  await pause()
  expect(hint()!.textContent).toContain('It has no clear end')
  press(ines, 'Tab')
  expect(ines.board.writer.field!.value).toBe('Revoke access on the last day')
  expect(hint()).toBeNull()
  press(ines, 'Enter')
  expect(job(ines)).toBe('Revoke access on the last day')
  ines.board.do('undo')
  expect(job(ines)).toBe('Manage the access of leavers')
  ines.board.do('undo')
  expect(job(ines)).toBe('Manage access for leavers')
})

test('at rest the arrows show it and Tab takes it; Tab on its way through the page changes nothing', async () => {
  const ines = await opened()
  at(ines, 'leavers/head').focus()
  press(ines, 'ArrowDown')
  expect(hint()!.textContent).toContain('It has no clear end')
  press(ines, 'Escape')
  expect(hint()).toBeNull()
  press(ines, 'Tab')
  at(ines, 'leavers/job').focus() // as the browser does
  press(ines, 'Tab')
  expect(job(ines)).toBe('Manage access for leavers')
})

test('a kept word stays kept, for everyone, until the words change', async () => {
  const ines = await opened()
  at(ines, 'leavers/head').focus()
  press(ines, 'ArrowDown')
  ;[...hint()!.querySelectorAll('button')].at(-1)!.click()
  ines.board.drawNow()
  expect(hint()).toBeNull()
  expect(at(ines, 'leavers/job').querySelector('.part-flag')).toBeNull()
  expect(ines.person.session.document.on('dismissal', 'leavers')).toMatchObject([{ rule: 'no-clear-end', words: 'Manage' }])
  ines.board.do('undo')
  ines.board.drawNow()
  expect(at(ines, 'leavers/job').querySelector('.part-flag')).not.toBeNull()
})

test('all outcomes of a job are written, moved, put at the head and removed by keyboard', async () => {
  const ines = await opened()
  const outcomes = () => ines.board.view.jobs[1]!.outcomes.map(({ outcome }) => outcome.text)
  at(ines, 'prove/outcome').focus()
  ines.board.do('outcome-add')
  type(ines, 'Increase the share of audits passed at once')
  press(ines, 'Enter')
  expect(outcomes()).toHaveLength(3)
  press(ines, ' ', 'ArrowDown')
  expect(ines.board.spot.outcome).toBe(ines.board.view.jobs[1]!.outcomes[2]!.outcome.id)
  press(ines, 'Alt+ArrowUp')
  expect(outcomes()[1]).toBe('Increase the share of audits passed at once')
  press(ines, 'e')
  type(ines, 'Increase the share of audits that pass')
  press(ines, 'Enter')
  ines.board.do('outcome-head')
  ines.board.drawNow()
  expect(outcomes()[0]).toBe('Increase the share of audits that pass')
  at(ines, 'prove/outcome').focus()
  press(ines, ' ', 'Delete')
  expect(outcomes()).toEqual(['Increase the share of audits that pass', 'Minimize the number of requests that come back'])
  ines.board.do('undo')
  expect(outcomes()).toHaveLength(3)
})
