import { describe, expect, it } from 'vitest'
import { addNotes, moveNotes, removeNotes, reorder, setKeys, setRank, toggleVote } from './commands'
import { MapDocument } from './document'
import { drawing } from './draw'
import type { Change } from './elements'
import { OptimisticMap } from './optimistic'
import { INES, note, sample } from './sample.test-data'
import { gapOf, read } from './valuemap'

const FRICTION = { job: 'prove', category: 'friction' } as const
const draw = drawing('ab1')

describe('a value map', () => {
  it('shows key notes first with their rank, votes, links and whose they are', () => {
    const [, prove] = read(new MapDocument(sample()), 'ines').jobs
    expect(prove?.cells.friction.map(({ note: { id }, rank }) => [id, rank])).toEqual([
      ['split-by-hand', 1],
      ['layouts', 2],
      ['chased', undefined],
    ])
    expect(prove?.cells.friction[0]).toMatchObject({ votes: 8, voted: true, mine: true })
    expect(prove?.cells.friction[0]?.links.map(({ category }) => category)).toEqual(['value-gap', 'internal-processes'])
  })

  it('M11: reads the gap of a job off its heading outcome', () => {
    const [protect, prove] = read(new MapDocument(sample())).jobs
    expect(prove?.gap).toBeCloseTo((26 - 8) / (40 - 8))
    expect(protect?.gap).toBeNull()
  })

  it('M11: has no gap where nothing is measured or nothing was promised to change', () => {
    const outcome = { is: 'outcome', id: 'o', job: 'j', order: 'UUU1' } as const
    const measured = [{ is: 'measurement', id: 'm', outcome: 'o', value: 5, on: '2026-05-31' }] as const
    expect(gapOf(outcome, measured)).toBeNull()
    expect(gapOf({ ...outcome, measure: { baseline: 8, promised: 8 } }, measured)).toBeNull()
    expect(gapOf({ ...outcome, measure: { baseline: 40, promised: 8 } }, [])).toBeNull()
    expect(gapOf({ ...outcome, measure: { baseline: 40, promised: 8 } }, measured)).toBe(0)
  })

  it('keeps what an edit does not touch, so that it is not drawn again', () => {
    const map = new OptimisticMap(new MapDocument(sample()), 'ines')
    const before = map.view
    map.decide([[{ add: { is: 'vote', id: 'v9', note: 'nightly', by: { ...INES, person: 'yuki' } } }]], [])
    expect(map.view.jobs[0]).toBe(before.jobs[0])
    expect(map.view.jobs[1]?.outcomes).toBe(before.jobs[1]?.outcomes)
    expect(map.view.jobs[1]?.cells.friction).toBe(before.jobs[1]?.cells.friction)
    expect(map.view.jobs[1]?.cells['internal-processes'][0]?.votes).toBe(1)
  })

  it('takes an edit on 2,000 notes in well under a millisecond', () => {
    const notes = Array.from({ length: 2_000 }, (_, i) =>
      note(`n${i}`, 'friction', `UU${String(i).padStart(5, '0')}1`, `Friction ${i}`, undefined, i % 2 ? 'prove' : 'protect'),
    )
    const map = new OptimisticMap(new MapDocument([...sample(), ...notes]), 'ines')
    const edit = (i: number): Change => ({ alter: `n${i}`, is: 'note', from: {}, to: { text: `Other ${i}` } })
    for (let i = 0; i < 200; i++) {
      map.decide([[edit(i)]], [])
    }
    const started = performance.now()
    for (let i = 0; i < 500; i++) {
      map.decide([[edit(i)]], [])
    }
    expect((performance.now() - started) / 500).toBeLessThan(2) // 0.5 ms on the machine it was written on; room for a busy one
  })
})

describe('commands', () => {
  const shown = (document: MapDocument) => read(document).jobs[1]!.cells.friction.map((one) => one.note.id)
  const rank = (document: MapDocument) => read(document).jobs[1]!.cells.friction.map((one) => one.rank)

  it('put a list side by side before a note', () => {
    const document = new MapDocument(sample())
    document.apply(addNotes(document, draw, FRICTION, ['One', ' ', 'Two'], 'chased'))
    expect(read(document).jobs[1]?.cells.friction.map((one) => one.note.text).slice(2)).toEqual([
      'One',
      'Two',
      'Approvers have to be chased by email',
    ])
  })

  it('rank a note first, and let the fourth go', () => {
    const document = new MapDocument([...sample(), note('third', 'friction', 'UU4a1', 'Third', true)])
    document.apply(setRank(document, draw, 'chased', 1))
    expect(shown(document)).toEqual(['chased', 'split-by-hand', 'layouts', 'third'])
    expect(rank(document)).toEqual([1, 2, 3, undefined])
  })

  it('rank a key note down among its like, and out', () => {
    const document = new MapDocument(sample())
    document.apply(setRank(document, draw, 'split-by-hand', 2))
    expect(shown(document).slice(0, 2)).toEqual(['layouts', 'split-by-hand'])
    expect(setRank(document, draw, 'split-by-hand', 2)).toEqual([])
    document.apply(setRank(document, draw, 'layouts', undefined))
    expect(rank(document)).toEqual([1, undefined, undefined])
  })

  it('make several notes the key ones of their cell, as many as three', () => {
    const document = new MapDocument([...sample(), note('third', 'friction', 'UU4a1', 'Third', true)])
    document.apply(setKeys(document, draw, ['chased', 'third']))
    expect(shown(document)).toEqual(['chased', 'third', 'split-by-hand', 'layouts'])
    expect(rank(document)).toEqual([1, 2, 3, undefined])
    expect(setKeys(document, draw, ['gone'])).toEqual([])
  })

  it('reorder within the key notes or the others, never across', () => {
    const document = new MapDocument(sample())
    document.apply(reorder(document, draw, 'layouts', -1))
    expect(shown(document)).toEqual(['layouts', 'split-by-hand', 'chased'])
    expect(reorder(document, draw, 'chased', -1)).toEqual([])
  })

  it('move several notes together, and drop the links that would join a row with itself', () => {
    const document = new MapDocument(sample())
    document.apply(moveNotes(document, draw, ['split-by-hand', 'layouts'], { job: 'prove', category: 'value-gap' }))
    const moved = read(document).jobs[1]!.cells['value-gap']
    expect(moved.map(({ note: { id }, rank }) => [id, rank])).toEqual([
      ['cannot-export', 1],
      ['split-by-hand', undefined],
      ['layouts', undefined],
    ])
    expect(document.has('link-1')).toBe(false)
    expect(document.has('link-2')).toBe(true)
  })

  it('vote and take the vote back', () => {
    const document = new MapDocument(sample())
    expect(toggleVote(document, draw, 'split-by-hand', 'ines')).toEqual([{ remove: 'v1' }])
    expect(toggleVote(document, draw, 'layouts', 'ines')).toMatchObject([{ add: { is: 'vote', note: 'layouts' } }])
  })

  it('do nothing to what is gone', () => {
    const document = new MapDocument(sample())
    expect(removeNotes(document, ['unknown'])).toEqual([])
    expect(setRank(document, draw, 'unknown', 1)).toEqual([])
    expect(toggleVote(document, draw, 'unknown', 'ines')).toEqual([])
  })
})
