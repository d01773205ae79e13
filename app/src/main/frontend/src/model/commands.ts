/** What a person does to notes: each function gives the changes of one edit, none where there is nothing to do. */
import type { MapDocument } from './document'
import { altered, grouped } from './document'
import type { Draw } from './draw'
import type { Category, Change, Confirmation, Link, Note, Vote } from './elements'
import { between, run } from './order'
import type { Pasted } from './paste'
import { inCellOrder } from './valuemap'

export * from './columns'
export { splitPaste } from './paste'

export interface CellOf {
  readonly job: string
  readonly category: Category
}

export function addNote(document: MapDocument, draw: Draw, cell: CellOf, text: string, before?: string): Change[] {
  return addNotes(document, draw, cell, [text], before)
}

/** Notes side by side, before another note of the cell or at its end. Blank texts make none. */
export function addNotes(
  document: MapDocument,
  draw: Draw,
  cell: CellOf,
  texts: readonly string[],
  before?: string,
): Change[] {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '')
  const [low, high] = room(document, cell, false, before)
  const orders = run(low, high, draw.suffix, filled.length)
  return filled.map((text, i) => {
    const note: Note = { is: 'note', id: draw.id(), place: { ...cell, order: orders[i]! }, text }
    return { add: note }
  })
}

/** A pasted list: answers that name a category go there, the others into the cell. */
export function addPasted(document: MapDocument, draw: Draw, cell: CellOf, pasted: readonly Pasted[]): Change[] {
  return [...groupBy(pasted, cell.category)].flatMap(([category, texts]) => addNotes(document, draw, { job: cell.job, category }, texts))
}

export function reword(document: MapDocument, id: string, text: string): Change[] {
  const note = document.find('note', id)
  const kept = text.trim()
  return note && kept !== '' && kept !== note.text ? [altered(note, { text: kept })] : []
}

/**
 * Moves notes side by side, before another note of the cell or to its end. Within their cell key notes stay key and
 * stay first; elsewhere they have to be chosen again. Links that would then join a category with itself go.
 */
export function moveNotes(
  document: MapDocument,
  draw: Draw,
  ids: readonly string[],
  cell: CellOf,
  before?: string,
): Change[] {
  const moving = new Set(ids)
  const notes = ids.flatMap((id) => document.find('note', id) ?? [])
  const stays = (note: Note) => note.key === true && isIn(note, cell)
  return [
    ...crossed(document, notes, cell.category, moving),
    ...[true, false].flatMap((key) => {
      const group = notes.filter((note) => stays(note) === key)
      const [low, high] = room(document, cell, key, before, moving)
      const orders = run(low, high, draw.suffix, group.length)
      return group.map((note, i) =>
        altered(note, { place: { ...cell, order: orders[i]! }, key: key ? true : undefined }),
      )
    }),
  ]
}

/** Moves a note up (-1) or down (1) among the key notes or the others of its cell. */
export function reorder(document: MapDocument, draw: Draw, id: string, by: -1 | 1): Change[] {
  const note = document.find('note', id)
  if (!note) {
    return []
  }
  const group = cellNotes(document, note.place).filter((other) => other.key === note.key)
  const at = group.findIndex((other) => other.id === id)
  if (!group[at + by]) {
    return []
  }
  const before = group[by === -1 ? at - 1 : at + 2]
  const low = group[by === -1 ? at - 2 : at + 1]
  const order = between(low?.place.order, before?.place.order, draw.suffix)
  return [altered(note, { place: { ...note.place, order } })]
}

/** Makes a note the first, second or third of its cell, or one of the others. The fourth stops being key. */
export function setRank(document: MapDocument, draw: Draw, id: string, rank: 1 | 2 | 3 | undefined): Change[] {
  const note = document.find('note', id)
  if (!note) {
    return []
  }
  if (rank === undefined) {
    return note.key ? [altered(note, { key: undefined })] : []
  }
  const keys = cellNotes(document, note.place).filter((other) => other.key)
  if (keys[rank - 1]?.id === id) {
    return []
  }
  const others = keys.filter((other) => other.id !== id)
  const low = rank === 1 ? undefined : (others[rank - 2] ?? others.at(-1))
  const order = between(low?.place.order, others[rank - 1]?.place.order, draw.suffix)
  return [
    altered(note, { place: { ...note.place, order }, key: true }),
    ...others.slice(2).map((other) => altered(other, { key: undefined })),
  ]
}

/** Makes up to three notes of one cell its first ones, in this order; of those that were key as many stay as there is room for. */
export function setKeys(document: MapDocument, draw: Draw, ids: readonly string[]): Change[] {
  const notes = ids.flatMap((id) => document.find('note', id) ?? [])
  const chosen = notes.filter((note) => isIn(note, notes[0]!.place)).slice(0, 3)
  const others = chosen[0] ? cellNotes(document, chosen[0].place).filter((note) => note.key && !chosen.includes(note)) : []
  const orders = run(undefined, others[0]?.place.order, draw.suffix, chosen.length)
  return [
    ...chosen.map((note, i) => altered(note, { place: { ...note.place, order: orders[i]! }, key: true })),
    ...others.slice(3 - chosen.length).map((note) => altered(note, { key: undefined })),
  ]
}

export function toggleVote(document: MapDocument, draw: Draw, note: string, person: string): Change[] {
  const mine = document.on('vote', note).find((vote) => vote.by?.person === person)
  const vote: Vote = { is: 'vote', id: draw.id(), note }
  return mine ? [{ remove: mine.id }] : document.has(note) ? [{ add: vote }] : []
}

/** Says on the customer's behalf that a note is so or is not; saying it again takes it back. The latest word of anyone stands. */
export function toggleConfirmation(document: MapDocument, draw: Draw, note: string, person: string, state: Confirmation['state']): Change[] {
  const mine = document.on('confirmation', note).find(({ by }) => by?.person === person)
  const made: Confirmation = { is: 'confirmation', id: draw.id(), note, state }
  return document.has(note) ? [...(mine ? [{ remove: mine.id }] : []), ...(mine?.state === state ? [] : [{ add: made }])] : []
}

/** Links two notes of different categories. */
export function link(document: MapDocument, draw: Draw, a: string, b: string): Change[] {
  const categoryA = document.find('note', a)?.place.category
  const categoryB = document.find('note', b)?.place.category
  if (!categoryA || !categoryB || categoryA === categoryB || linked(document, a, b)) {
    return []
  }
  const [one, other] = a < b ? [a, b] : [b, a]
  const made: Link = { is: 'link', id: draw.id(), one, other }
  return [{ add: made }]
}

export function unlink(document: MapDocument, a: string, b: string): Change[] {
  const found = linked(document, a, b)
  return found ? [{ remove: found.id }] : []
}

export function removeNotes(document: MapDocument, ids: readonly string[]): Change[] {
  return ids.filter((id) => document.find('note', id)).map((id) => ({ remove: id }))
}

/** The notes of a cell as shown: key notes first. */
export function cellNotes(document: MapDocument, cell: CellOf): Note[] {
  return inCellOrder(document.on('note', cell.job).filter((note) => note.place.category === cell.category))
}

function isIn(note: Note, cell: CellOf): boolean {
  return note.place.job === cell.job && note.place.category === cell.category
}

/** The places to stay between, among the key notes or the others of a cell, without those that are moving. */
function room(
  document: MapDocument,
  cell: CellOf,
  key: boolean,
  before?: string,
  moving: ReadonlySet<string> = new Set(),
): [low: string | undefined, high: string | undefined] {
  const shown = cellNotes(document, cell)
  let at = before === undefined ? -1 : shown.findIndex((note) => note.id === before)
  while (at >= 0 && at < shown.length && moving.has(shown[at]!.id)) {
    at++
  }
  const isKey = (note: Note) => (note.key ?? false) === key
  const ahead = (at < 0 ? shown : shown.slice(0, at)).filter((note) => !moving.has(note.id))
  const behind = (at < 0 ? [] : shown.slice(at)).filter((note) => !moving.has(note.id))
  const high = behind.find(isKey)?.place.order
  // At the end also behind the key notes: one that stops being key shall not land among or behind new ones.
  const low = high === undefined ? last(ahead.filter((note) => !key || isKey(note))) : ahead.findLast(isKey)?.place.order
  return [low, high]
}

function last(notes: readonly Note[]): string | undefined {
  return notes.map((note) => note.place.order).reduce((a, b) => (a > b ? a : b), '') || undefined
}

function crossed(document: MapDocument, notes: readonly Note[], category: Category, moving: ReadonlySet<string>): Change[] {
  const gone = new Set<string>()
  for (const note of notes) {
    for (const { id, one, other } of document.on('link', note.id)) {
      const end = document.find('note', one === note.id ? other : one)
      if (end && note.place.category !== category && (moving.has(end.id) || end.place.category === category)) {
        gone.add(id)
      }
    }
  }
  return [...gone].map((id) => ({ remove: id }))
}

function linked(document: MapDocument, a: string, b: string): Link | undefined {
  return document.on('link', a).find((found) => found.one === b || found.other === b)
}

function groupBy(pasted: readonly Pasted[], otherwise: Category): Map<Category, string[]> {
  const groups = new Map<Category, string[]>()
  for (const { text, category = otherwise } of pasted) {
    grouped(groups, category, () => [] as string[]).push(text)
  }
  return groups
}
