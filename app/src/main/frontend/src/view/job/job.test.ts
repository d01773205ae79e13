// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TestServer } from '../../live/server.test-data'
import type { OutcomeView } from '../../model/valuemap'
import { reworded } from '../../model/method'
import { methodElements, methodOptions } from '../method.test-data'
import { plotted } from './chart'
import { JobScreen, addressOf, lookOf } from './page'
import { achieved } from './promises'
import { units } from './statement'

let server: TestServer

beforeEach(() => {
  vi.useFakeTimers()
  history.replaceState(null, '', '/maps/dana/jobs/prove')
  server = new TestServer(methodElements())
})
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

async function open(name: string) {
  const { person, options } = methodOptions(server, name)
  await person.session.open()
  person.socket.open()
  person.deliver()
  const screen = new JobScreen(options, 'prove')
  screen.drawNow()
  return { person, screen, root: options.root }
}

type Opened = Awaited<ReturnType<typeof open>>

function meet(...all: Opened[]): void {
  all.forEach(({ person }) => person.deliver())
  all.forEach(({ person }) => person.deliver())
  all.forEach(({ screen }) => screen.drawNow())
}

function field({ root }: Opened, key: string): HTMLTextAreaElement {
  return [...root.querySelectorAll('textarea')].find(({ id }) => id === 'w-' + key)!
}

function write(opened: Opened, key: string, text: string, end: 'Enter' | 'Escape' | null = 'Enter'): void {
  const at = field(opened, key)
  at.focus()
  at.value = text
  at.dispatchEvent(new Event('input', { bubbles: true }))
  if (end) {
    at.dispatchEvent(new KeyboardEvent('keydown', { key: end, bubbles: true, cancelable: true }))
  }
  opened.screen.drawNow()
}

test('what one is writing stays while others reword it, and is told against what one began with', async () => {
  const [ines, yuki] = [await open('Ines Duarte'), await open('Yuki Tanaka')]
  const began = 'Together we hand your auditor the complete trail.'
  write(ines, 'promise/pr2/text', 'Together we hand your auditor the complete, signed trail.', null)
  yuki.person.submit(reworded('pr2', 'promise', 'text', began, 'Together we hand your auditor the complete trail in a day.'))
  meet(ines, yuki)
  expect(field(ines, 'promise/pr2/text').value).toBe('Together we hand your auditor the complete, signed trail.')
  const submit = vi.spyOn(ines.person.session, 'submit')
  field(ines, 'promise/pr2/text').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true }))
  expect(submit.mock.calls[0]?.[0]).toMatchObject([{ alter: 'pr2', from: { text: began } }])
})

test('Esc leaves a text as it was', async () => {
  const ines = await open('Ines Duarte')
  write(ines, 'force/fo2', 'Three contractors', 'Escape')
  expect(field(ines, 'force/fo2').value).toBe('Two contractors hired in March')
})

test('an adding field is empty again after Enter, and an emptied note goes', async () => {
  const ines = await open('Ines Duarte')
  write(ines, 'prove/monitor/new', 'See what the auditor still needs')
  expect(field(ines, 'prove/monitor/new').value).toBe('')
  const made = ines.person.session.document.on('step-note', 'prove').find(({ step }) => step === 'monitor')!
  write(ines, 'step-note/' + made.id, '')
  expect(ines.person.session.document.has(made.id)).toBe(false)
})

test('others see who is writing, and what', async () => {
  const ines = await open('Ines Duarte')
  ines.person.socket.tell({
    presence: { here: [{ who: 'y1', person: 'yuki', name: 'Yuki Tanaka', cell: 'force/fo2', draft: 'Two contractors since' }] },
  })
  meet(ines)
  expect(field(ines, 'force/fo2').value).toBe('Two contractors since')
  expect(ines.root.querySelector('.written.is-remote .note-remote')?.textContent).toContain('Yuki Tanaka')
})

test('a promise is kept when what was measured is at its level or past it', () => {
  const outcome = { is: 'outcome', id: 'o', job: 'j', order: 'UU1a1', measure: { unit: 'hours', baseline: 40, promised: 8 } } as const
  const at = (...values: number[]) =>
    ({ outcome, measurements: values.map((value, i) => ({ is: 'measurement', id: `m${i}`, outcome: 'o', value, on: '2026-05-31' })) }) as unknown as OutcomeView
  expect(achieved(at(40, 8), '')).toBe('kept')
  expect(achieved(at(26), '8 hours per audit')).toBe('not-yet')
  expect(achieved(at(26), '30 hours')).toBe('kept')
  expect(achieved(at(26), 'in good time')).toBe('not-yet')
  expect(achieved(at(), '8 hours')).toBe('unmeasured')
  expect(achieved(undefined, '8 hours')).toBe('unmeasured')
})

test('values are drawn over their days, the promise on the same scale', () => {
  const { line, promised } = plotted([{ value: 40, on: '2026-01-01' }, { value: 26, on: '2026-01-31' }, { value: 8, on: '2026-02-10' }], 8)
  expect(line.map(({ y }) => y)).toEqual([14, 44.6, 84])
  expect(line[1]!.x - line[0]!.x).toBeGreaterThan(2 * (line[2]!.x - line[1]!.x))
  expect(promised).toBe(84)
})

test('a statement is cut into its parts and what stands between them', () => {
  const text = 'Please prove compliance in time'
  const check = { kind: 'job' as const, text, parts: [[7, 12], [13, 23], [24, 31]] as const, findings: [], passed: [] }
  expect(units(check).map(({ part, from, to }) => [part, text.slice(from, to)])).toEqual([
    [0, 'Please '],
    [1, 'prove'],
    [0, ' '],
    [2, 'compliance'],
    [0, ' '],
    [3, 'in time'],
  ])
})

test('the address says how the page is looked at', () => {
  const look = { four: true, table: true, alternative: 'doing nothing' }
  expect(lookOf(addressOf(look))).toEqual(look)
  expect(addressOf(lookOf(''))).toBe('?')
})

test('says above the page what nobody has acknowledged for half a minute', async () => {
  const ines = await open('Ines Duarte')
  ines.person.socket.cut()
  write(ines, 'promise/pr2/text', 'Together we hand your auditor the signed trail.')
  await vi.advanceTimersByTimeAsync(29_000)
  ines.screen.drawNow()
  expect(ines.root.querySelector('.banner')).toBeNull()
  expect(ines.root.querySelector('.saved')!.textContent).toContain('Offline. 1 change kept on this device')
  await vi.advanceTimersByTimeAsync(2_000)
  ines.screen.drawNow()
  expect(ines.root.querySelector('.banner')!.textContent).toContain('There has been no connection')
  ines.root.querySelector<HTMLElement>('[data-do="try-again"]')!.click()
  await ines.person.reconnect()
  meet(ines)
  expect(ines.root.querySelector('.banner')).toBeNull()
})
