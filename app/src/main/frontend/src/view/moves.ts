import type { Category } from '../model/elements'
import type { MapView } from '../model/valuemap'
import type { Spot } from './scene'
import { ROWS } from './scene'

const CATEGORIES: readonly Category[] = ROWS.map(({ category }) => category)

export type Way = 'up' | 'down' | 'before' | 'after'

/** A cell of the keyboard's grid, read from its key: a body cell, a statement or the head of a column. */
export interface CellRef {
  readonly job: string
  readonly part: Category | 'head' | 'job' | 'outcome'
}

export function cellRef(key: string): CellRef {
  const at = key.lastIndexOf('/')
  return { job: key.slice(0, at), part: key.slice(at + 1) as CellRef['part'] }
}

/** The cell's job and category, if notes stand in it. */
export function bodyCell(key: string): { job: string; category: Category } | undefined {
  const { job, part } = cellRef(key)
  return isCategory(part) ? { job, category: part } : undefined
}

/** The place next to a place, on the grid or among what stands in a cell; the same one at an edge. */
export function next(view: MapView, spot: Spot, way: Way): Spot {
  return isIn(spot) ? nextWithin(view, spot, way) : { cell: nextCell(view, spot.cell, way) }
}

/** Where the keyboard begins in a job: at its first row without an answer. */
export function start(view: MapView, job: string | undefined): Spot {
  const cells = view.jobs.find((one) => one.job.id === job)?.cells
  const empty = cells && CATEGORIES.find((category) => cells[category].length === 0)
  return { cell: `${job ?? ''}/${empty ?? CATEGORIES[0]!}` }
}

/** A place that is there: a note that has gone gives way to its cell, a job that has gone to the first one. */
export function settled(view: MapView, spot: Spot): Spot {
  const { job } = cellRef(spot.cell)
  const found = view.jobs.find((one) => one.job.id === job)
  if (!found) {
    return start(view, view.jobs[0]?.job.id)
  }
  return !isIn(spot) || within(view, spot.cell).some((inside) => isSame(inside, spot)) ? spot : { cell: spot.cell }
}

function nextCell(view: MapView, cell: string, way: Way): string {
  const { job, part } = cellRef(cell)
  const column = view.jobs.findIndex((one) => one.job.id === job)
  const row = rowOf(part)
  if (column < 0) {
    return cell
  }
  switch (way) {
    case 'up':
      return row === 0 ? cell : key(job, partAt(row - 1))
    case 'down':
      return row === CATEGORIES.length + 1 ? cell : key(job, partAt(row + 1))
    case 'after':
      return part === 'job' ? key(job, 'outcome') : beside(view, column + 1, part === 'outcome' ? 'job' : part, cell)
    case 'before':
      return part === 'outcome' ? key(job, 'job') : beside(view, column - 1, part === 'job' ? 'outcome' : part, cell)
  }
}

function beside(view: MapView, column: number, part: CellRef['part'], otherwise: string): string {
  const job = view.jobs[column]
  return job ? key(job.job.id, part) : otherwise
}

function nextWithin(view: MapView, spot: Spot, way: Way): Spot {
  const all = within(view, spot.cell)
  const at = all.findIndex((inside) => isSame(inside, spot))
  return (at >= 0 && all[at + (way === 'up' || way === 'before' ? -1 : 1)]) || spot
}

/** The places in a cell: its notes, or the outcomes of a job beside the one that heads its column. */
export function within(view: MapView, cell: string): Spot[] {
  const { job, part } = cellRef(cell)
  const found = view.jobs.find((one) => one.job.id === job)
  return !found
    ? []
    : isCategory(part)
      ? found.cells[part].map(({ note }) => ({ cell, note: note.id }))
      : part === 'outcome'
        ? found.outcomes.slice(1).map(({ outcome }) => ({ cell, outcome: outcome.id }))
        : []
}

const isIn = ({ note, outcome }: Spot) => (note ?? outcome) !== undefined
const isSame = (a: Spot, b: Spot) => a.note === b.note && a.outcome === b.outcome

const HEADS = ['head', 'job'] as const

function rowOf(part: CellRef['part']): number {
  return part === 'head' ? 0 : isCategory(part) ? CATEGORIES.indexOf(part) + 2 : 1
}

function partAt(row: number): CellRef['part'] {
  return HEADS[row] ?? CATEGORIES[row - 2]!
}

function isCategory(part: string): part is Category {
  return (CATEGORIES as readonly string[]).includes(part)
}

const key = (job: string, part: string) => `${job}/${part}`
