/** The elements of a value gap map and the changes to them, as they go over the wire (docs/live-protocol.md). */

export const CATEGORIES = [
  'touchpoints',
  'high-points',
  'friction',
  'value-gap',
  'internal-processes',
  'opportunities',
] as const
export type Category = (typeof CATEGORIES)[number]

export const STEPS = ['define', 'locate', 'prepare', 'confirm', 'execute', 'monitor', 'modify', 'conclude'] as const
export type Step = (typeof STEPS)[number]

/** Who wrote something; the server's. `person` is missing where it came from a file. */
export interface Stamp {
  readonly person?: string
  readonly name: string
  readonly at?: string
}

interface Of<Is extends string> {
  readonly is: Is
  readonly id: string
}

export interface Customer extends Of<'customer'> {
  readonly name?: string
  readonly kind?: 'persona' | 'profile' | 'account'
  readonly type?: string
  readonly position?: string
  readonly profile?: string
  readonly picture?: string
  readonly filledBy?: readonly string[]
}

export interface Empathy extends Of<'empathy'> {
  readonly field: 'traits' | 'actions' | 'feelings' | 'influences' | 'thoughts'
  readonly order: string
  readonly text: string
  readonly became?: readonly string[]
  readonly by?: Stamp
}

export interface Job extends Of<'job'> {
  readonly order: string
  readonly rank: 'main' | 'supporting'
  readonly text?: string
}

export interface Measure {
  readonly unit?: string
  readonly baseline?: number
  readonly promised?: number
}

export interface Outcome extends Of<'outcome'> {
  readonly job: string
  readonly order: string
  readonly text?: string
  readonly measure?: Measure
  readonly step?: Step
}

/** `on` is a day, such as 2026-05-31. */
export interface Measurement extends Of<'measurement'> {
  readonly outcome: string
  readonly value: number
  readonly on: string
  readonly source?: string
  readonly by?: Stamp
}

export interface Place {
  readonly job: string
  readonly category: Category
  readonly order: string
}

export interface Note extends Of<'note'> {
  readonly place: Place
  readonly text: string
  readonly key?: true
  /** Of the universal job map, on which it falls. */
  readonly step?: Step
  readonly by?: Stamp
}

export interface Link extends Of<'link'> {
  readonly one: string
  readonly other: string
}

export interface Vote extends Of<'vote'> {
  readonly note: string
  readonly by?: Stamp
}

export interface ImportedVotes extends Of<'imported-votes'> {
  readonly note: string
  readonly count: number
}

export interface Comment extends Of<'comment'> {
  readonly on: string
  readonly text: string
  readonly resolved?: true
  /** Guests see it though the team said it. */
  readonly guests?: true
  readonly by?: Stamp
}

export interface Confirmation extends Of<'confirmation'> {
  readonly note: string
  readonly state: 'confirmed' | 'disputed'
  readonly by?: Stamp
}

/** A text that lost against another where the two could not be merged; `field` is the one it would have filled. */
export interface Alternative extends Of<'alternative'> {
  readonly on: string
  readonly field: string
  readonly text: string
  readonly by?: Stamp
}

/** A finding that is let be: what `rule` says of `on` is not said again, while its text still holds the kept `words`. */
export interface Dismissal extends Of<'dismissal'> {
  readonly on: string
  readonly rule: string
  readonly words?: string
  readonly reason?: string
  readonly by?: Stamp
}

export interface Statement extends Of<'statement'> {
  readonly job: string
  /** Of customer that it is written for; missing for the map's own customer. */
  readonly type?: string
  readonly situation?: string
  readonly motivation?: string
  readonly outcome?: string
}

export interface Promised extends Of<'promise'> {
  readonly job: string
  readonly order: string
  readonly to?: string
  readonly text?: string
  readonly level?: string
  /** Of a joint promise, one for each partner. */
  readonly offerings?: readonly Offering[]
  /** Earlier wordings, oldest first. */
  readonly kept?: readonly Kept[]
}

export interface Offering {
  readonly partner?: string
  readonly name?: string
  readonly step?: Step
}

/** `on` is a day. */
export interface Kept {
  readonly text?: string
  readonly level?: string
  readonly on?: string
}

export interface StepNote extends Of<'step-note'> {
  readonly job: string
  readonly step: Step
  readonly order: string
  readonly text: string
  readonly by?: Stamp
}

export interface Force extends Of<'force'> {
  readonly job: string
  readonly kind: 'push' | 'pull' | 'anxieties' | 'inertia'
  readonly order: string
  readonly text: string
  readonly strength?: number
  readonly alternative?: string
  readonly by?: Stamp
}

export type Element =
  | Customer
  | Empathy
  | Job
  | Outcome
  | Measurement
  | Note
  | Link
  | Vote
  | ImportedVotes
  | Comment
  | Confirmation
  | Alternative
  | Dismissal
  | Statement
  | Promised
  | StepNote
  | Force

export type Kind = Element['is']
export type ElementOf<K extends Kind> = Extract<Element, { is: K }>

/** Fields of an element by name; null where a field is empty. */
export type Fields = Readonly<Record<string, unknown>>

export type Change =
  | { readonly add: Element }
  | { readonly alter: string; readonly is: Kind; readonly from: Fields; readonly to: Fields }
  | { readonly remove: string }

/** An edit that was decided, as the server tells it. */
export interface Edit {
  readonly version: number
  readonly id: string
  readonly by?: Stamp
  readonly changes: readonly Change[]
}

/** What an element stands on: it goes when one of them goes. */
export function standsOn(element: Element): readonly string[] {
  switch (element.is) {
    case 'note':
      return [element.place.job]
    case 'outcome':
    case 'statement':
    case 'promise':
    case 'step-note':
    case 'force':
      return [element.job]
    case 'measurement':
      return [element.outcome]
    case 'link':
      return [element.one, element.other]
    case 'vote':
    case 'imported-votes':
    case 'confirmation':
      return [element.note]
    case 'comment':
    case 'alternative':
    case 'dismissal':
      return [element.on]
    default:
      return []
  }
}

/** The kinds that the server signs with their author. */
const SIGNED: ReadonlySet<Kind> = new Set<Kind>([
  'empathy',
  'measurement',
  'note',
  'vote',
  'comment',
  'confirmation',
  'alternative',
  'dismissal',
  'step-note',
  'force',
])

/** As the server will sign it; an element that is signed already, or of a kind that nobody signs, stays as it is. */
export function signed(element: Element, by: Stamp): Element {
  return SIGNED.has(element.is) && !('by' in element) ? ({ ...element, by } as Element) : element
}
