import { html, nothing, render } from 'lit'
import type { Refused } from '../live/events'
import type { Announcer } from './announce'
import type { Words } from './words'

const SHOWN = 6_000

/** Those that the messages word; the protocol's detail is English, and only for what they do not know. */
const WORDED = new Set(['gone', 'taken', 'too-long', 'empty', 'invalid', 'full', 'nothing-to-undo', 'not-allowed', 'read-only', 'rate', 'dropped'])

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
  /** What people wrote and the server refused, until somebody has taken or left it. */
  private lost: string[] = []
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
    this.show({ text, undo: true }, SHOWN)
    this.screen.tell.say(text)
  }

  /** The next edit: the way back of a toast would be another one's. */
  settled(): void {
    if (this.toast?.undo) {
      this.show(undefined)
    }
  }

  refused({ reason, detail, limit, texts, label }: Refused): void {
    const key = WORDED.has(reason) ? reason : 'other'
    const about = reason === 'gone' ? texts.join(' · ') || label : (limit ?? detail ?? reason)
    const text = this.screen.words('toast.refused.' + key, about)
    this.lost.push(...texts)
    this.show({ text, undo: false }, this.lost.length > 0 ? undefined : SHOWN * 2)
    this.screen.tell.say(text)
  }

  /** For so long; without a time until somebody dismisses it, and nothing else takes its place. */
  private show(toast: typeof this.toast, time?: number): void {
    if (toast?.undo && this.lost.length > 0) {
      return
    }
    clearTimeout(this.timer)
    this.toast = toast
    if (toast && time !== undefined) {
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
            toast.undo ? button('undo.button', this.undo) : nothing
          }${this.lost.length > 0 ? button('status.act.copy', this.copy) : nothing}${toast.undo ? nothing : button('close', this.dismiss)
          }</div></div>`
        : nothing,
      this.host,
    )
    this.layer.classList.toggle('has-toast', toast !== undefined)
  }

  private readonly hold = () => clearTimeout(this.timer)
  private readonly go = () => this.lost.length === 0 && this.toast && this.show(this.toast, SHOWN)
  private readonly dismiss = () => {
    this.lost = []
    this.show(undefined)
  }
  private readonly copy = async () => {
    await navigator.clipboard.writeText(this.lost.join('\n'))
    this.screen.tell.say(this.screen.words('live.copied'))
  }
  private readonly undo = () => {
    this.dismiss()
    this.screen.do('undo')
    this.screen.focusOnDraw()
  }
}
