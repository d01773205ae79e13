import type { Edit } from '../model/elements'
import type { MapView } from '../model/valuemap'
import type { Reason, Snapshot, Somebody } from './frames'
import type { Outbox } from './outbox'
import type { End, Status } from './status'
import type { Tabs } from './tabs'

/** A change of one's own that had no effect; its texts are kept for copying. */
export interface Refused {
  /** `dropped`: let go by its author. */
  readonly reason: Reason | 'dropped'
  readonly about: string | undefined
  readonly detail?: string | undefined
  /** How much there may be, where there is too much. */
  readonly limit?: number | undefined
  readonly label: string
  readonly texts: readonly string[]
}

export interface SessionEvents {
  /** `view` is another one. */
  change: MapView
  /** Something new is saved, by whomever. */
  saved: undefined
  status: Status
  presence: ReadonlyMap<string, Somebody>
  /** What others did, for announcing. */
  remote: readonly Edit[]
  refused: Refused
  /** The session is over; what is unsent stays on the device. */
  gone: { readonly end: End; readonly reason: string | undefined }
}

export interface SessionOptions {
  readonly document: string
  /** As whom the page was served. */
  readonly person: { readonly person: string; readonly name: string }
  readonly socket: () => WebSocket
  /** What the server says where no line to it comes about: `up` that there should be one; undefined while it is away. */
  readonly answers?: () => Promise<'up' | 'signed-out' | undefined>
  readonly outbox: Outbox
  readonly tabs: Tabs
  /** Name of this page, as `clientName()` draws it. */
  readonly client: string
  readonly snapshot?: Snapshot
  readonly random?: () => number
}
