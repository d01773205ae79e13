/** What a person does on a job's page and on the empathy map: the changes of one edit each. */
import { addNote } from './commands'
import type { CellOf } from './commands'
import { addJob, addOutcome } from './columns'
import type { MapDocument } from './document'
import { altered } from './document'
import type { Draw } from './draw'
import type { Change, Element, Empathy, Force, Kept, Kind, Offering, Promised, Statement, Step, StepNote } from './elements'
import { between, byOrder } from './order'

/** A note or outcome falls on a step of the universal job map; undefined takes it off. */
export function placeOnStep(document: MapDocument, id: string, step: Step | undefined): Change[] {
  const element = document.find('note', id) ?? document.find('outcome', id)
  return element ? real(altered(element, { step })) : []
}

export function addStepNote(document: MapDocument, draw: Draw, job: string, step: Step, text: string): Change[] {
  const made: StepNote = { is: 'step-note', id: draw.id(), job, step, order: end(document.on('step-note', job), draw), text: text.trim() }
  return added(document, job, made)
}

/** A job statement for a type of customer; none for the map's own customer. */
export function addStatement(document: MapDocument, draw: Draw, job: string, words: Partial<Statement>): Change[] {
  const taken = document.on('statement', job).some(({ type }) => (type ?? '') === (words.type ?? ''))
  return taken || !document.has(job) ? [] : [{ add: { is: 'statement', id: draw.id(), job, ...filled(words) } }]
}

export function addPromise(document: MapDocument, draw: Draw, job: string, words: Partial<Promised>): Change[] {
  const made: Promised = { is: 'promise', id: draw.id(), job, order: end(document.on('promise', job), draw), ...filled(words) }
  return document.has(job) ? [{ add: made }] : []
}

/** What one partner of a joint promise brings; two partners at most. */
export function setOffering(document: MapDocument, id: string, at: 0 | 1, offering: Offering): Change[] {
  const promise = document.find('promise', id)
  const offerings = [0, 1].map((i) => (i === at ? filled(offering) : (promise?.offerings?.[i] ?? {})))
  return promise ? real(altered(promise, { offerings })) : []
}

/** Keeps the wording as it stands, beside later ones. `on` is a day. */
export function keepVersion(document: MapDocument, id: string, on: string): Change[] {
  const promise = document.find('promise', id)
  const { text, level, kept = [] } = promise ?? {}
  if (!promise || !text || kept.some((one) => one.text === text && (one.level ?? '') === (level ?? ''))) {
    return []
  }
  const version: Kept = { text, on, ...(level && { level }) }
  return [altered(promise, { kept: [...kept, version] })]
}

export function addForce(document: MapDocument, draw: Draw, job: string, kind: Force['kind'], text: string, alternative = ''): Change[] {
  const made: Force = {
    is: 'force',
    id: draw.id(),
    job,
    kind,
    order: end(document.on('force', job), draw),
    text: text.trim(),
    ...(alternative && { alternative }),
  }
  return added(document, job, made)
}

/** How strong people judge it to be, 1 to 5. */
export function judge(document: MapDocument, id: string, strength: number | undefined): Change[] {
  const force = document.find('force', id)
  return force ? real(altered(force, { strength })) : []
}

export function addEmpathy(document: MapDocument, draw: Draw, field: Empathy['field'], text: string): Change[] {
  const made: Empathy = { is: 'empathy', id: draw.id(), field, order: end([...document.all('empathy')], draw), text: text.trim() }
  return made.text ? [{ add: made }] : []
}

export function moveEmpathy(document: MapDocument, draw: Draw, id: string, field: Empathy['field']): Change[] {
  const note = document.find('empathy', id)
  return note && note.field !== field ? [altered(note, { field, order: end([...document.all('empathy')], draw) })] : []
}

/** What may be started from an empathy note. */
export type Begun = { readonly is: 'job' } | { readonly is: 'outcome'; readonly job: string } | ({ readonly is: 'note' } & CellOf)

/** Starts a job, an outcome or a note of the canvas from an empathy note, which keeps what it became. */
export function startFrom(document: MapDocument, draw: Draw, id: string, begun: Begun): Change[] {
  const note = document.find('empathy', id)
  if (!note) {
    return []
  }
  const made = madeOf(document, draw, note.text, begun)
  const first = made[0]
  return first && 'add' in first ? [...made, altered(note, { became: [...(note.became ?? []), first.add.id] })] : []
}

function madeOf(document: MapDocument, draw: Draw, text: string, begun: Begun): Change[] {
  switch (begun.is) {
    case 'job':
      return addJob(document, draw, text)
    case 'outcome':
      return addOutcome(document, draw, begun.job, text)
    case 'note':
      return document.has(begun.job) ? addNote(document, draw, { job: begun.job, category: begun.category }, text) : []
  }
}

/** The empathy notes that something was started from. */
export function originsOf(document: MapDocument, id: string): Empathy[] {
  return [...document.all('empathy')].filter(({ became }) => became?.includes(id)).sort(byOrder)
}

export function removeElement(document: MapDocument, id: string): Change[] {
  return document.has(id) ? [{ remove: id }] : []
}

/** A text changed by one who began with `base`: what others changed meanwhile is merged in. */
export function reworded(id: string, is: Kind, field: string, base: string, text: string): Change[] {
  return base === text ? [] : [{ alter: id, is, from: { [field]: base || null }, to: { [field]: text || null } }]
}

function added(document: MapDocument, job: string, made: StepNote | Force): Change[] {
  return document.has(job) && made.text !== '' ? [{ add: made }] : []
}

function end(list: readonly (Element & { order: string })[], draw: Draw): string {
  return between([...list].sort(byOrder).at(-1)?.order, undefined, draw.suffix)
}

/** Without what is empty, as elements are written. */
function filled<T extends object>(words: T): T {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== '' && value !== undefined)) as T
}

function real(change: Change): Change[] {
  return 'to' in change && Object.keys(change.to).length > 0 ? [change] : []
}
