/** The frames of the live protocol, version 1 (docs/live-protocol.md). */
import type { Change, Edit, Element } from '../model/elements'

export const PROTOCOL = 1

export interface Welcome {
  readonly protocol: number
  readonly version: number
  readonly epoch: string
  readonly you: { readonly person: string; readonly name: string }
  readonly may: readonly string[]
  readonly limits: Readonly<Record<string, number>>
}

export interface Snapshot {
  readonly version: number
  readonly epoch: string
  readonly elements: readonly Element[]
}

export type Reason =
  | 'gone'
  | 'taken'
  | 'too-long'
  | 'empty'
  | 'invalid'
  | 'full'
  | 'nothing-to-undo'
  | 'not-allowed'
  | 'read-only'
  | 'rate'

export interface Refusal {
  readonly id: string
  readonly reason: Reason
  readonly about?: string
  readonly detail?: string
  readonly limit?: number
}

/** Where somebody is: `cell` is job/category, `draft` what is being written there and not stored yet. */
export interface Here {
  readonly cell?: string
  readonly note?: string
  readonly draft?: string
}

export interface Somebody extends Here {
  readonly who: string
  readonly person: string
  readonly name: string
}

export type ServerFrame =
  | { readonly welcome: Welcome }
  | { readonly snapshot: Snapshot }
  | { readonly edits: readonly Edit[] }
  | { readonly acks: readonly { readonly id: string; readonly version: number }[] }
  | { readonly refused: Refusal }
  | { readonly presence: { readonly here?: readonly Somebody[]; readonly left?: readonly string[] } }
  | { readonly ping: number }
  | { readonly state: { readonly saving: 'open' | 'read-only'; readonly reason?: string } }
  | { readonly bye: { readonly reason: string; readonly again: boolean } }

export type ClientFrame =
  | {
      readonly hello: {
        readonly protocol: number
        readonly document: string
        readonly version?: number
        readonly epoch?: string
        readonly client: string
      }
    }
  | { readonly edit: { readonly id: string; readonly changes: readonly Change[] } }
  | { readonly undo: { readonly id: string; readonly edit: string } }
  | { readonly presence: Here }
  | { readonly pong: number }

/** Why a line was closed (close codes of the protocol). */
export const CLOSED = { signedOut: 4401, unknown: 4404, slow: 4408, takenOver: 4409, protocol: 4410, nameTaken: 4411 } as const
