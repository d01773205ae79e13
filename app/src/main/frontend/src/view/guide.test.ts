// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Guidance, MapFinding, Stop } from '../model/guidance'
import { at, freshServer, open, press, type } from './opened.test-data'

let guidance: Guidance

beforeEach(() => {
  vi.useFakeTimers()
  freshServer()
  guidance = { findings: [], stops: [] }
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const stop = (job: string, row: Stop['row'], state: Stop['state'] = 'empty'): Stop => ({ job, row, state })
const asked = () => document.querySelector('.guide-ask b')?.textContent

async function led(stops: readonly Stop[]) {
  const ines = await open('Ines Duarte', undefined, () => guidance)
  await says(ines, { stops })
  ines.board.do('guide')
  ines.board.drawNow()
  return ines
}

/** The server says something else of the map from now on. */
async function says({ board }: Awaited<ReturnType<typeof open>>, now: Partial<Guidance>): Promise<void> {
  guidance = { ...guidance, ...now }
  board.options.adviser.changed()
  await vi.advanceTimersByTimeAsync(1_500)
  board.drawNow()
}

test('it asks one question, in the order of the method, where the answer is to be written', async () => {
  const ines = await led([stop('leavers', 'outcome', 'done'), stop('leavers', 'opportunities'), stop('protect', 'friction')])
  expect(asked()).toBe('How might we improve this job? Build, or run an experiment.')
  expect(document.activeElement).toBe(ines.board.writer.field)
  expect(at(ines, 'leavers/opportunities').contains(document.activeElement)).toBe(true)
  expect(at(ines, 'leavers/opportunities').classList).toContain('is-asked')
  expect(document.querySelector('.guide-ask')!.textContent).toContain('Step 2 of 3')
  expect(document.querySelector('.guide-ask')!.textContent).toContain('2 still missing')
})

test('where notes are there and wait for links, the keyboard is with them', async () => {
  const ines = await led([stop('prove', 'internal-processes', 'to-link')])
  expect(ines.board.writer.now).toBeUndefined()
  expect(document.activeElement).toBe(at(ines, 'prove/internal-processes'))
})

test('it stays while one writes, and goes on when the step is done', async () => {
  const ines = await led([stop('leavers', 'opportunities'), stop('protect', 'friction')])
  type(ines, 'Read the leavers from the directory')
  press(ines, 'Enter')
  await says(ines, { stops: [stop('leavers', 'opportunities', 'done'), stop('protect', 'friction')] })
  expect(document.activeElement).toBe(ines.board.writer.field)
  press(ines, 'Enter') // an empty field ends the writing
  expect(ines.board.spot.cell).toBe('protect/friction')
  expect(ines.board.job).toBe('protect')
})

test('it lets go the moment one goes elsewhere, and takes up again where it is missing', async () => {
  const ines = await led([stop('leavers', 'opportunities')])
  press(ines, 'Escape', 'ArrowUp')
  expect(asked()).toBeUndefined()
  expect(ines.board.spot.cell).toBe('leavers/internal-processes')
  press(ines, 'g')
  expect(ines.board.spot.cell).toBe('leavers/opportunities')
  press(ines, 'Escape', 'g')
  expect(asked()).toBeUndefined()
})

test('from a job it goes on to its outcome while one writes', async () => {
  const ines = await led([stop('leavers', 'job'), stop('leavers', 'outcome'), stop('protect', 'friction')])
  ines.board.edit([{ alter: ines.board.heading('leavers')!, is: 'outcome', from: {}, to: { text: null } }], 'x')
  type(ines, 'Revoke access on the last day')
  press(ines, 'Enter')
  expect(ines.board.writer.now).toMatchObject({ what: 'outcome' })
  expect(ines.board.guide.asked?.stop.row).toBe('outcome')
})

test('what is skipped is not asked again; at the end it says so', async () => {
  const ines = await led([stop('leavers', 'opportunities'), stop('protect', 'friction')])
  ines.board.do('guide-skip')
  ines.board.do('guide-skip')
  ines.board.drawNow()
  expect(asked()).toContain('Everything that the method asks for')
})

test('a hint about a note says why; with a reason it is let be, and stays so', async () => {
  const ines = await open('Ines Duarte', undefined, () => guidance)
  const finding: MapFinding = { on: 'o3', rule: 'opportunity-not-linked', severity: 'warning', message: 'What does it answer? Link it.', span: null, rewrite: null }
  await says(ines, { findings: [finding] })
  const card = ines.root.querySelector<HTMLElement>('#n-o3')!
  expect(card.querySelector('.hint')).not.toBeNull()
  ines.root.querySelector<HTMLElement>('#n-o2')!.focus()
  ines.board.do('after') // not drawn yet
  ines.board.do('hint')
  ines.board.drawNow()
  expect(document.activeElement).toBe(document.querySelector('.lint button'))
  expect(document.querySelector('.lint')!.textContent).toContain('What does it answer')
  document.querySelector<HTMLElement>('.lint button')!.click()
  const form = document.querySelector<HTMLFormElement>('.lint form')!
  form.querySelector('input')!.value = 'Dana asked for it'
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  ines.board.drawNow()
  expect(document.querySelector('.lint')).toBeNull()
  expect(ines.root.querySelector('#n-o3 .hint')).toBeNull()
  expect(ines.person.session.document.on('dismissal', 'o3')).toMatchObject([{ rule: 'opportunity-not-linked', reason: 'Dana asked for it' }])
})
