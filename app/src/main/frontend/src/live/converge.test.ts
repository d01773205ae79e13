import { afterEach, describe, expect, it, vi } from 'vitest'
import { addNote, link, moveNotes, removeNotes, reword, setRank, toggleVote } from '../model/commands'
import type { MapDocument } from '../model/document'
import type { Draw } from '../model/draw'
import type { Change } from '../model/elements'
import { CATEGORIES } from '../model/elements'
import { sample } from '../model/sample.test-data'
import { read } from '../model/valuemap'
import { LastingOutbox, Person } from './person.test-data'
import { TestServer } from './server.test-data'

const SEEDS = 60
const STEPS = 250

describe('three people on lines that break', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  it.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))('see the same in the end, seed %i', async (seed) => {
    vi.useFakeTimers({ now: Date.parse('2026-06-01T09:00:00Z') })
    const random = seeded(seed)
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
      ;(bytes as Uint8Array)[0] = pick(random, 256)
      return bytes
    })
    const server = new TestServer(sample())
    const people = ['ines', 'marcus', 'yuki'].map((name) => new Person(server, name, new LastingOutbox(), random))
    for (const person of people) {
      await person.session.open()
      person.socket.open()
    }
    for (let step = 0; step < STEPS; step++) {
      await act(people[pick(random, people.length)]!, random)
    }
    for (let round = 0; round < 3; round++) {
      for (const person of people) {
        await person.reconnect()
      }
    }
    for (const { session, name } of people) {
      expect(session.unsaved).toBe(0)
      expect(new Map(session.document.elementsNow().map((one) => [one.id, one]))).toEqual(
        new Map(server.document.elementsNow().map((one) => [one.id, one])),
      )
      expect(session.view).toEqual(read(session.document, name))
    }
    expect(new Set(server.log.map(({ id }) => id)).size).toBe(server.log.length)
  })
})

async function act(person: Person, random: () => number): Promise<void> {
  const { session, socket } = person
  const dice = random()
  if (dice < 0.04) {
    socket.cut()
  } else if (dice < 0.12) {
    await vi.advanceTimersByTimeAsync(pick(random, 2_000))
    person.socket.readyState === 0 && person.socket.open()
  } else if (dice < 0.7) {
    socket.step(random() < 0.5 ? 'up' : 'down')
  } else if (dice < 0.78) {
    random() < 0.7 ? session.undo() : session.redo()
  } else {
    session.submit(anything(session.document, session.draw, person.name, random), 'anything')
  }
}

function anything(document: MapDocument, draw: Draw, person: string, random: () => number): Change[] {
  const notes = [...document.all('note')].sort((a, b) => (a.id < b.id ? -1 : 1))
  const one = notes[pick(random, notes.length)]
  const other = notes[pick(random, notes.length)]
  const jobs = ['protect', 'prove']
  const cell = { job: jobs[pick(random, 2)]!, category: CATEGORIES[pick(random, 6)]! }
  if (!one || !other) {
    return addNote(document, draw, cell, 'Anything')
  }
  const all = [
    () => addNote(document, draw, cell, `Anything ${random()}`, other.id),
    () => reword(document, one.id, `Otherwise ${random()}`),
    () => moveNotes(document, draw, [one.id, other.id], cell, notes[0]!.id),
    () => setRank(document, draw, one.id, ([1, 2, 3, undefined] as const)[pick(random, 4)]),
    () => toggleVote(document, draw, one.id, person),
    () => link(document, draw, one.id, other.id),
    () => removeNotes(document, [one.id]),
  ]
  return all[pick(random, all.length)]!()
}

const pick = (random: () => number, limit: number): number => Math.floor(random() * limit)

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
