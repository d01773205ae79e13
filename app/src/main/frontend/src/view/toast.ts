import { html, nothing, render } from 'lit'
import type { Refused } from '../live/events'
import type { Announcer } from './announce'
import type { Words } from './words'

const SHOWN = 6_000

const KNOWN_REFUSALS = new Set(['gone', 'too-long', 'full', 'nothing-to-undo', 'not-allowed', 'read-only', 'rate'])

/** What a toast needs of the screen that it speaks of. */
interface Speaker {
  readonly words: Words
  readonly tell: Announcer
  do(command: string): void
  focusOnDraw(): void
}

/** What happened, and the way back. One at a time; it stays while somebody is at it. */
export class Toasts {
  private toast: { readonly text: string; readonly undo: boolean } | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly host: HTMLElement

  constructor(
    private readonly screen: Speaker,
    private readonly layer: HTMLElement,
  ) {
    this.host = layer.appendChild(document.createElement('div'))
  }

  /** What was done, with a way back. */
  undoable(text: string): void {
    this.show({ text, undo: true })
    this.screen.tell.say(text)
  }

  /** The next edit: the way back of a toast would be another one's. */
  settled(): void {
    if (this.toast?.undo) {
      this.show(undefined)
    }
  }

  refused({ reason, detail, texts, label }: Refused): void {
    const key = KNOWN_REFUSALS.has(reason) ? reason : 'other'
    const about = reason === 'gone' ? texts.join(' · ') || label : (detail ?? reason)
    const text = this.screen.words('toast.refused.' + key, about)
    this.show({ text, undo: false }, SHOWN * 2)
    this.screen.tell.say(text)
  }

  private show(toast: typeof this.toast, time = SHOWN): void {
    clearTimeout(this.timer)
    this.toast = toast
    if (toast) {
      this.timer = setTimeout(this.dismiss, time)
    }
    this.draw()
  }

  private draw(): void {
    const { toast, screen } = this
    const button = (label: string, click: () => void) => html`<button type="button" @click=${click}>${screen.words(label)}</button>`
    render(
      toast
        ? html`<div class="toast-place"><div class="toast" role="status" @pointerenter=${this.hold} @pointerleave=${this.go} @focusin=${this.hold} @focusout=${this.go}><span>${toast.text}</span>${
            toast.undo ? button('undo.button', this.undo) : button('close', this.dismiss)
          }</div></div>`
        : nothing,
      this.host,
    )
    this.layer.classList.toggle('has-toast', toast !== undefined)
  }

  private readonly hold = () => clearTimeout(this.timer)
  private readonly go = () => this.toast && this.show(this.toast)
  private readonly dismiss = () => this.show(undefined)
  private readonly undo = () => {
    this.dismiss()
    this.screen.do('undo')
    this.screen.focusOnDraw()
  }
}
