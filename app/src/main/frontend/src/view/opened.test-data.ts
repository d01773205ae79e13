import { vi } from 'vitest'
import { Adviser } from '../live/adviser'
import type { Ask } from '../live/checks'
import { Checks } from '../live/checks'
import type { Here } from '../live/frames'
import { Person } from '../live/person.test-data'
import { TestServer } from '../live/server.test-data'
import type { Guidance } from '../model/guidance'
import { NO_GUIDANCE } from '../model/guidance'
import { Board } from './board'
import { sampleElements, words } from './scene.test-data'

/** Boards of several people on one server in one page, for pressing keys on them. */
let server: TestServer

export function freshServer(): void {
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  history.replaceState(null, '', '/maps/dana?job=prove')
  document.body.replaceChildren()
  server = new TestServer(sampleElements())
}

/** The server comes back from a backup of before all that was done here. */
export function restored(): void {
  server.restore(sampleElements())
}

export async function open(name: string, ask: Ask = async () => [], guidance: () => Guidance = () => NO_GUIDANCE, may: readonly string[] = ['see', 'take-part', 'edit']) {
  server.may = may
  const adviser = new Adviser(async () => guidance())
  const person = await Person.at(server, name)
  const root = document.body.appendChild(document.createElement('main'))
  const me = { person: name, name, colour: 'p-plum' }
  const board = new Board({ root, session: person.session, adviser, checks: new Checks(ask), words: words(), icons: '/icons.svg', customerId: 'dana', me, may: new Set(may), letters: true })
  return { person, board, root }
}

export type Opened = Awaited<ReturnType<typeof open>>

/** Keys as a person presses them, wherever the keyboard is. */
export function press({ board }: Opened, ...keys: string[]): void {
  for (const name of keys) {
    const parts = name.split('+')
    const init = { key: parts.at(-1)!, bubbles: true, cancelable: true, altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift'), ctrlKey: parts.includes('Ctrl') }
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', init))
    board.drawNow()
  }
}

export function type({ board }: Opened, text: string): void {
  const field = board.writer.field!
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

export function at({ root }: Opened, cell: string): HTMLElement {
  return root.querySelector<HTMLElement>(`[data-cell="${cell}"]`)!
}

export const texts = (opened: Opened, cell: string) =>
  [...at(opened, cell).querySelectorAll('.note-text')].map((note) => note.textContent!.replace(/^Top \d/, '').trim())

export function meet(...all: Opened[]): void {
  all.forEach(({ person }) => person.deliver())
  all.forEach(({ person }) => person.deliver())
  all.forEach(({ board }) => board.drawNow())
}

/** Yuki Tanaka is somewhere, as the server tells it. */
export function tellWhere(opened: Opened, where: Here): void {
  opened.person.socket.tell({ presence: { here: [{ who: 'y1', person: 'yuki', name: 'Yuki Tanaka', ...where }] } })
  meet(opened)
}
