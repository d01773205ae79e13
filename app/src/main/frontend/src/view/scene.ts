import { html, nothing } from 'lit'
import type { Asked as Statement, Check } from '../model/checks'
import type { Category } from '../model/elements'
import type { JobView, MapView, NoteView } from '../model/valuemap'
import type { Somebody } from '../live/frames'
import type { Status } from '../live/status'
import type { MapFinding } from '../model/guidance'
import { keyOf } from '../model/guidance'
import { isGuest } from '../model/rights'
import type { Asked } from './guide'
import type { Words } from './words'

/** Somebody else on the map; `still` when the place has not changed for a while, so that no cursor is drawn. */
export interface Present extends Somebody {
  readonly still?: boolean
}

/** What is being written: a note, a new one, or a statement at the head of a column. */
export type Writing =
  | { readonly what: 'note'; readonly cell: string; readonly note: string }
  | { readonly what: 'new'; readonly cell: string }
  | { readonly what: 'job'; readonly cell: string }
  /** `outcome`: which one; the one that heads the column when left out, a further one when `new`. */
  | { readonly what: 'outcome'; readonly cell: string; readonly outcome?: string }

/** The place of the keyboard: a cell (`job/category`, `job/job`, `job/outcome`, `job/head`), or a note or a further outcome in it. */
export interface Spot {
  readonly cell: string
  readonly note?: string | undefined
  readonly outcome?: string | undefined
}

/** Everything that the board is drawn from. Drawing reads it and changes nothing. */
export interface Scene {
  readonly view: MapView
  readonly words: Words
  /** What the writing rules say of a statement; undefined until it is known. */
  readonly check: (kind: Statement['kind'], text: string) => Check | undefined
  /** Address of the icons' sprite. */
  readonly icons: string
  readonly customerId: string
  readonly me: { readonly name: string; readonly colour: string }
  readonly mayEdit: boolean
  /** Whether one may vote and comment. */
  readonly mayTakePart: boolean
  /** Whether one may add notes and change one's own. */
  readonly mayAdd: boolean
  /** Whether one may share the map. */
  readonly mayKeep: boolean
  /** Whether the reader is a guest, to whom nothing but the map is shown. */
  readonly isGuest: boolean
  readonly guided: boolean
  /** The job in focus. */
  readonly job: string | undefined
  readonly spot: Spot
  readonly selected: ReadonlySet<string>
  readonly writing: Writing | undefined
  /** What the map rules say of jobs, notes and the customer, by id. */
  readonly findings: ReadonlyMap<string, MapFinding>
  /** Whether somebody is led through the map, and the step that is asked; none when everything is done. */
  readonly isLed: boolean
  readonly asked: Asked | undefined
  /** The note from which a link is being drawn. */
  readonly linking: string | undefined
  readonly chain: ReadonlySet<string>
  readonly others: readonly Present[]
  readonly status: Status
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Whether the map is shown to people in a room. */
  readonly isPresenting: boolean
  /** What stands beside the map. */
  readonly panel: { tree(scene: Scene): unknown } | undefined
  /** What tells a cell to draw itself again beside its notes; the same text while nothing has changed. */
  readonly marks: ReadonlyMap<string, string>
}

const ALL_ROWS: readonly { readonly category: Category; readonly cat: string; readonly icon: string }[] = [
  { category: 'touchpoints', cat: 'touch', icon: 'pointer' },
  { category: 'high-points', cat: 'high', icon: 'peak' },
  { category: 'friction', cat: 'friction', icon: 'friction' },
  { category: 'value-gap', cat: 'gap', icon: 'gap' },
  { category: 'internal-processes', cat: 'process', icon: 'process' },
  { category: 'opportunities', cat: 'opp', icon: 'bulb' },
]

/** The rows that the reader may see, as the server says with the page. */
export const ROWS = globalThis.document?.querySelector('main[data-hides="internal"]') ? ALL_ROWS.slice(0, 4) : ALL_ROWS

export const catOf = (category: Category): string => ALL_ROWS.find((row) => row.category === category)!.cat

export const isInternal = (category: Category): boolean =>
  category === 'internal-processes' || category === 'opportunities'

export function icon(scene: Pick<Scene, 'icons'>, name: string, size = '') {
  return html`<svg class=${('icon ' + size).trim()} aria-hidden="true"><use href=${scene.icons + '#i-' + name} /></svg>`
}

/** The classes of a column. */
export const column = (scene: Pick<Scene, 'job'>, job: string) => (job === scene.job ? 'is-focus-col' : 'is-away')

/** Marks the cell that the guide asks about. */
export const askedClass = ({ asked }: Pick<Scene, 'asked'>, cell: string) =>
  asked && keyOf(asked.stop) === cell ? ' is-asked' : ''

/** Whether the tab key stops at a cell: at the one where the keyboard is. */
export const tabOf = ({ spot }: Pick<Scene, 'spot'>, cell: string) =>
  spot.cell === cell && !spot.note && !spot.outcome ? '0' : '-1'

/** Says that a map rule has something to say of a job, a note or the customer. */
export function hint(scene: Scene, id: string) {
  return scene.findings.has(id)
    ? html`<button class="hint" type="button" tabindex=${id === 'customer' ? '0' : '-1'} data-do="hint" data-on=${id} aria-label=${scene.words('lint.hint')}>${icon(scene, 'info', 'icon-14')}</button>`
    : nothing
}

export function jobInFocus(scene: Pick<Scene, 'view' | 'job'>): JobView | undefined {
  return scene.view.jobs.find(({ job }) => job.id === scene.job)
}

export function focusIndex(scene: Pick<Scene, 'view' | 'job'>): number {
  return scene.view.jobs.findIndex(({ job }) => job.id === scene.job)
}

export function find(view: MapView, note: string): NoteView | undefined {
  for (const { cells } of view.jobs) {
    for (const { category } of ROWS) {
      const found = cells[category].find((shown) => shown.note.id === note)
      if (found) {
        return found
      }
    }
  }
  return undefined
}

export const cellOf = ({ note }: NoteView): string => `${note.place.job}/${note.place.category}`

/** The first letters of the first and the last word of a name, whatever the script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /^[\p{L}\p{Nd}]/u.test(word))
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends.map((word) => String.fromCodePoint(word.codePointAt(0)!).toUpperCase()).join('')
}

/** A name as it is shown: with a badge where nobody has vouched for it. */
export function badged(words: Words, { person, name }: { readonly person?: string | null; readonly name: string }): string {
  return isGuest(person ?? undefined) ? words('guest.name', name) : name
}

const COLOURS = ['rose', 'blue', 'moss', 'plum', 'clay', 'teal']

/** How a person is marked beside the name; the server's rule for the same id. */
export function colourOf(id: string): string {
  let hash = 0
  for (let i = 0; i < id.length; i++) {
    hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0
  }
  return 'p-' + COLOURS[((hash % 6) + 6) % 6]
}

/** In characters; longer names do not stand within a question. */
const LONGEST_NAME = 30

/** Whether the customer is described rather than named, as canvases often have it. */
export const isLongName = (name = '') => name.length > LONGEST_NAME

/** How the prompts call the customer: a person by the first name, anyone else in full. */
export function calledBy(scene: Pick<Scene, 'view' | 'words'>): string {
  const { name = '', kind } = scene.view.customer
  if (name === '' || isLongName(name)) {
    return scene.words('customer.this')
  }
  const words = name.trim().split(/\s+/)
  return kind !== 'profile' && kind !== 'account' && words.length === 2 ? words[0]! : name
}
