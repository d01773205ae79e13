import type { Here, Somebody } from './frames'

/** Four a second, as the protocol allows. */
const PACE = 250
/** Of a draft, in UTF-16 units: as long as a note may be. */
const DRAFT = 2_000

/** Who else is on the map and where; and where oneself is, said at a bearable pace. */
export class Presence {
  people: ReadonlyMap<string, Somebody> = new Map()
  private here: Here = {}
  private said = '{}'
  private saidAt = -Infinity
  private later: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly send: (here: Here) => boolean) {}

  heard({ here = [], left = [] }: { here?: readonly Somebody[]; left?: readonly string[] }, me: string): void {
    const people = new Map(this.people)
    left.forEach((who) => people.delete(who))
    here.forEach((somebody) => somebody.person !== me && people.set(somebody.who, somebody))
    this.people = people
  }

  /** Nobody is known any more: the next connection tells all. */
  lost(): void {
    this.people = new Map()
    this.said = '{}'
    clearTimeout(this.later)
    this.later = undefined
  }

  at(here: Here): void {
    this.here = here.draft === undefined ? here : { ...here, draft: here.draft.slice(0, DRAFT) }
    this.say()
  }

  /** Says where one is, unless it was said; now or as soon as the pace allows. */
  say(): void {
    const words = JSON.stringify(this.here)
    const wait = this.saidAt + PACE - Date.now()
    if (words === this.said || this.later !== undefined) {
      return
    }
    if (wait > 0) {
      this.later = setTimeout(() => {
        this.later = undefined
        this.say()
      }, wait)
    } else if (this.send(this.here)) {
      this.said = words
      this.saidAt = Date.now()
    }
  }
}
