import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Change } from '../model/elements'
import { colourOf } from './scene'
import type { Screen } from './screen'

/** A pause of this length saves what is written. */
const PAUSE = 2_000

/** A text of the map that is written where it stands. */
export interface Written {
  /** Where others see one writing; its own on the screen. */
  readonly key: string
  /** As it stands; empty for a field that adds something. */
  readonly text: string
  readonly label: string
  /** What is said in the empty field. */
  readonly blank?: string
  /** Whether each saved text is a new thing, so that the field is empty again. */
  readonly adds?: boolean
  /** Whether it stands on one line. */
  readonly isLine?: boolean
  /** In UTF-16 units. */
  readonly most: number
  /** `base` is the text that the writing began with. */
  readonly change: (text: string, base: string) => Change[]
}

/**
 * The texts of a screen. What is typed is a draft that others see; Enter, leaving the field or a pause makes it an edit,
 * told against the text that the writer began with, so that two people's rewordings merge.
 */
export class Editor {
  private now: Written | undefined
  private base = ''
  private original = ''
  private draft = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly screen: Screen) {}

  /** A field for those who may write; the text alone for others. */
  field(written: Written, css = '') {
    const { screen } = this
    if (!screen.mayEdit) {
      return written.text ? html`<p class=${('said ' + css).trim()} dir="auto">${written.text}</p>` : nothing
    }
    const writer = screen.others.find(({ cell, draft }) => cell === written.key && draft !== undefined)
    const text = this.now?.key === written.key ? this.draft : (writer?.draft ?? written.text)
    const classes = ['written', writer ? `is-remote ${colourOf(writer.person ?? writer.who)}` : '', css].filter(Boolean)
    return html`<span class=${classes.join(' ')}>${
      writer ? html`<span class="note-remote">${screen.words('presence.writing', writer.name)}</span>` : nothing
    }<textarea rows="1" dir="auto" id=${'w-' + written.key} maxlength=${written.most} aria-label=${written.label} placeholder=${written.blank ?? ''} .value=${live(text)} @focus=${() => this.begin(written)} @input=${this.typed} @keydown=${this.key} @blur=${this.left}></textarea></span>`
  }

  private begin(written: Written): void {
    if (this.now?.key !== written.key) {
      this.now = written
      this.base = this.original = this.draft = written.text
      this.screen.session.here(written.key, undefined, this.draft)
    }
  }

  private readonly typed = (event: Event) => {
    this.draft = (event.target as HTMLTextAreaElement).value
    this.screen.session.here(this.now?.key, undefined, this.draft)
    clearTimeout(this.timer)
    if (!this.now?.adds) {
      this.timer = setTimeout(() => this.save(), PAUSE)
    }
    this.screen.schedule()
  }

  private readonly key = (event: KeyboardEvent) => {
    if (event.isComposing) {
      return
    }
    const field = event.target as HTMLTextAreaElement
    if (event.key === 'Escape') {
      this.draft = this.original
      event.preventDefault()
      field.blur()
    } else if (event.key === 'Enter' && (!event.shiftKey || this.now?.isLine)) {
      event.preventDefault()
      this.save()
      if (!this.now?.adds) {
        field.blur()
      }
    }
  }

  private readonly left = () => {
    this.save()
    this.now = undefined
    this.screen.session.here()
    this.screen.schedule()
  }

  save(): void {
    clearTimeout(this.timer)
    const { now, draft, base } = this
    const text = now?.isLine ? draft.replace(/\s+/g, ' ').trim() : draft.trim()
    if (!now || text === base.trim()) {
      return
    }
    const isMade = this.screen.edit(now.change(text, base), now.label)
    if (now.adds) {
      this.draft = isMade ? '' : draft
    } else {
      this.base = text
    }
    this.screen.schedule()
  }
}
