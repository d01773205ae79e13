/** What the method says of a whole map, as `GET /maps/{id}/guidance` answers it. */
import type { Finding } from './checks'
import type { Category } from './elements'

/** `on`: the job, outcome or note where it is shown; `customer` for what is about the whole map. */
export interface MapFinding extends Finding {
  readonly on: string
}

/** A place of the map in the order in which it is filled, and what it still needs. */
export interface Stop {
  /** Missing when the map has no job yet. */
  readonly job?: string
  readonly row: 'job' | 'outcome' | Category
  readonly state: 'empty' | 'to-choose' | 'to-link' | 'done'
}

export interface Guidance {
  readonly findings: readonly MapFinding[]
  readonly stops: readonly Stop[]
}

export const NO_GUIDANCE: Guidance = { findings: [], stops: [] }

export const keyOf = ({ job, row }: Stop) => `${job ?? ''}/${row}`
