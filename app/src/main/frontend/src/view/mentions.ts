import { html, nothing } from 'lit'
import { served } from '../live/address'
import type { Board } from './board'
import type { Scene } from './scene'

/** So many names are offered at once. */
const OFFERED = 6

/** Offers the members of the workspace after an `@`; what is chosen is written as `@Name`. */
export class Mentions {
  names: readonly string[] = []
  private field: HTMLTextAreaElement | undefined
  private found: readonly string[] = []
  private at = 0

  constructor(private readonly board: Board) {
    void this.load()
  }

  get isOpen(): boolean {
    return this.found.length > 0
  }

  /** The id of the name that Enter takes. */
  get active(): string | undefined {
    return this.isOpen ? 'mention-' + this.at : undefined
  }

  /** Sees whether a name is being written. */
  look(field: HTMLTextAreaElement): void {
    this.field = field
    const query = this.query?.toLowerCase()
    this.found = query === undefined ? [] : this.names.filter((name) => isCalled(name, query)).slice(0, OFFERED)
    this.at = 0
    this.board.schedule()
  }

  /** Whether a key was meant for the list. */
  key({ key, isComposing }: KeyboardEvent): boolean {
    const by = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (!this.isOpen || isComposing) {
      return false
    }
    if (by) {
      this.at = (this.at + by + this.found.length) % this.found.length
    } else if (key === 'Enter' || key === 'Tab') {
      this.take(this.found[this.at]!)
    } else if (key === 'Escape') {
      this.found = []
    } else {
      return false
    }
    this.board.schedule()
    return true
  }

  list({ words }: Scene) {
    return this.isOpen
      ? html`<div class="mentions pop" role="listbox" id="mention-list" aria-label=${words('comments.members')}>${this.found.map(
          (name, i) => html`<div role="option" id=${'mention-' + i} aria-selected=${i === this.at} dir="auto" @pointerdown=${(event: Event) => this.press(event, name)}>${name}</div>`,
        )}</div>`
      : nothing
  }

  /** What stands between the last `@` and the caret, if that may become a name. */
  private get query(): string | undefined {
    const { field } = this
    return field && /(?:^|\s)@([^@\n]{0,40})$/.exec(field.value.slice(0, field.selectionEnd))?.[1]
  }

  private take(name: string): void {
    const { field, query } = this
    if (field && query !== undefined) {
      field.setRangeText(name + ' ', field.selectionEnd - query.length, field.selectionEnd, 'end')
    }
    this.found = []
    this.board.schedule()
  }

  private press(event: Event, name: string): void {
    event.preventDefault() // the field keeps the keyboard
    this.take(name)
  }

  private async load(): Promise<void> {
    const answer = await fetch(served(`/maps/${encodeURIComponent(this.board.options.customerId)}/people`)).catch(() => undefined)
    if (answer?.ok) {
      this.names = ((await answer.json()) as { names: readonly string[] }).names
      if (this.field) {
        this.look(this.field) // somebody has begun to write already
      }
      this.board.schedule()
    }
  }
}

function isCalled(name: string, query: string): boolean {
  const lower = name.toLowerCase()
  return lower !== query && (lower.startsWith(query) || lower.split(/\s+/).some((word) => word.startsWith(query)))
}

/** A text cut where members are mentioned: every second part is a mention. The longest name counts. */
export function mentioned(text: string, names: readonly string[]): string[] {
  const longest = [...names].sort((a, b) => b.length - a.length)
  const known = longest.map((name) => '@' + name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return known.length === 0 ? [text] : text.split(new RegExp(`(${known.join('|')})(?![\\p{L}\\p{N}])`, 'u'))
}
