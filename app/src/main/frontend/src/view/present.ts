import { html } from 'lit'
import type { Board } from './board'
import type { Scene } from './scene'
import { focusIndex, icon } from './scene'

const KEYS: Readonly<Record<string, string>> = {
  ArrowRight: 'next-job',
  PageDown: 'next-job',
  ArrowLeft: 'previous-job',
  PageUp: 'previous-job',
  Escape: 'present',
  p: 'present',
}

/** Shows a map to people in a room: one job at a time, large, with nothing to press but the next one. */
export class Present {
  isOn = false

  constructor(private readonly board: Board) {
    document.addEventListener('fullscreenchange', () => this.isOn && !document.fullscreenElement && this.show(false))
  }

  toggle(): void {
    if (this.isOn && document.fullscreenElement) {
      void document.exitFullscreen()
    } else if (!this.isOn) {
      void document.documentElement.requestFullscreen?.().catch(() => {}) // where it may not, the window will do
    }
    this.show(!this.isOn)
  }

  /** What a key does while presenting; all others are the browser's. */
  key(event: KeyboardEvent): string | undefined {
    const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const command = held || (key === 'p' && !this.board.letters) ? undefined : KEYS[key]
    return document.dir !== 'rtl' || !key.startsWith('Arrow') ? command : command === 'next-job' ? 'previous-job' : command && 'next-job'
  }

  private show(isOn: boolean): void {
    const { board } = this
    this.isOn = isOn
    document.documentElement.classList.toggle('is-presenting', isOn)
    board.writer.end()
    board.chain = undefined
    board.selected.clear()
    board.closePanel()
    board.show(true)
    board.tell.say(board.words(isOn ? 'present.on' : 'present.off'))
  }
}

/** Where one is among the jobs, and the way to the next. */
export function presentBar(scene: Scene) {
  const { words, view } = scene
  const at = focusIndex(scene) + 1
  const button = (command: string, message: string, sign: string, isOff = false) =>
    html`<button class="btn btn-quiet btn-icon" type="button" data-do=${command} aria-label=${words(message)} title=${words(message)} ?disabled=${isOff}>${icon(scene, sign)}</button>`
  return html`<footer class="present-bar"><h1><bdi>${view.customer.name ?? ''}</bdi></h1><span class="meta">${words('present.job', at, view.jobs.length)}</span><span class="grow"></span>${button('previous-job', 'present.previous', 'arrow-left', at <= 1)}${button('next-job', 'present.next', 'arrow-right', at >= view.jobs.length)}${button('present', 'present.leave', 'x')}</footer>`
}
