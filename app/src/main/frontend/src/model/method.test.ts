import { expect, test } from 'vitest'
import { MapDocument } from './document'
import type { Change, Empathy } from './elements'
import { addEmpathy, addForce, addPromise, addStatement, addStepNote, judge, keepVersion, originsOf, placeOnStep, setOffering, startFrom } from './method'
import { sample } from './sample.test-data'
import { MapReader } from './valuemap'

let drawn = 0
const draw = { id: () => `d${++drawn}`, suffix: 'a1' }

function dana(...more: Empathy[]): MapDocument {
  return new MapDocument([...sample(), ...more])
}

function idOf([first]: Change[]): string {
  return first && 'add' in first ? first.add.id : ''
}

test('an empathy note becomes a job, an outcome or a note, and both ways are kept', () => {
  const dread: Empathy = { is: 'empathy', id: 'dread', field: 'feelings', order: 'UU1a1', text: 'Dread before an audit' }
  const document = dana(dread)
  const started = [{ is: 'job' }, { is: 'outcome', job: 'prove' }, { is: 'note', job: 'prove', category: 'value-gap' }] as const
  const ids = started.map((begun) => {
    const changes = startFrom(document, draw, 'dread', begun)
    document.apply(changes)
    return idOf(changes)
  })
  expect(document.find('empathy', 'dread')?.became).toEqual(ids)
  expect(ids.map((id) => (document.get(id) as { text: string }).text)).toEqual(Array(3).fill('Dread before an audit'))
  expect(ids.flatMap((id) => originsOf(document, id))).toHaveLength(3)
  expect(startFrom(document, draw, 'dread', { is: 'note', job: 'gone', category: 'friction' })).toEqual([])
})

test('a note is put on a step and taken off again', () => {
  const document = dana()
  document.apply(placeOnStep(document, 'chased', 'confirm'))
  expect(document.find('note', 'chased')?.step).toBe('confirm')
  expect(placeOnStep(document, 'chased', 'confirm')).toEqual([])
  document.apply(placeOnStep(document, 'chased', undefined))
  expect(document.find('note', 'chased')).not.toHaveProperty('step')
})

test('there is one statement to a type of customer', () => {
  const document = dana()
  document.apply(addStatement(document, draw, 'prove', { type: 'buyer', situation: 'When I plan the year' }))
  expect(addStatement(document, draw, 'prove', { type: 'buyer' })).toEqual([])
  expect(addStatement(document, draw, 'prove', {})).toHaveLength(1)
})

test('a promise keeps each wording once, and names two offerings', () => {
  const document = dana()
  const made = addPromise(document, draw, 'prove', { to: 'buyer', text: 'Anubis proves it', level: '8 hours' })
  document.apply(made)
  document.apply(keepVersion(document, idOf(made), '2026-06-01'))
  expect(keepVersion(document, idOf(made), '2026-06-02')).toEqual([])
  document.apply(setOffering(document, idOf(made), 1, { partner: 'Northwind Audits', step: 'confirm' }))
  expect(document.find('promise', idOf(made))).toMatchObject({
    kept: [{ text: 'Anubis proves it', level: '8 hours', on: '2026-06-01' }],
    offerings: [{}, { partner: 'Northwind Audits', step: 'confirm' }],
  })
})

test('what stands on a job beside its canvas is a new view of the map', () => {
  const document = dana()
  const reader = new MapReader(document)
  for (const changes of [
    addStepNote(document, draw, 'prove', 'define', 'Learn what the audit asks for'),
    addForce(document, draw, 'prove', 'push', 'A week of stitching exports', 'a spreadsheet'),
    addEmpathy(document, draw, 'thoughts', 'It is my name on it'),
  ]) {
    const before = reader.view
    document.apply(changes)
    const view = reader.update([[undefined, document.get(idOf(changes))]])
    expect(view).not.toBe(before)
    expect(view.jobs[1]).toBe(before.jobs[1])
  }
  const [force] = document.on('force', 'prove')
  document.apply(judge(document, force!.id, 4))
  expect(document.find('force', force!.id)).toMatchObject({ strength: 4, alternative: 'a spreadsheet' })
})
