import { html, nothing, render } from 'lit'
import type { Refused } from '../live/events'
import type { Board } from './board'
import { KeysSheet, MeasureBox, MenuBox } from './boxes'
import { LintBox } from './lint'
import type { Item } from './menus'
import { paletteItems } from './menus'
import { Palette } from './palette'
import { icon } from './scene'
import { Toasts } from './toast'

/** What floats above the board: menus, the measure, the palette, the sheet of keys, the toast, the bar of a selection. */
export class Float {
  /** Where things that float stand; also what is being dragged. */
  readonly layer: HTMLElement
  /** What a screen reader is told. */
  readonly region: HTMLElement
  readonly lint: LintBox
  private readonly host: HTMLElement
  private readonly toasts: Toasts
  private readonly menuBox: MenuBox
  private readonly measureBox: MeasureBox
  private readonly sheet: KeysSheet
  private readonly paletteBox: Palette
  private hinted: string | undefined

  constructor(private readonly board: Board) {
    this.layer = board.root.ownerDocument.body.appendChild(document.createElement('div'))
    this.layer.setAttribute('role', 'region') // so that all of the page is in a landmark
    this.layer.setAttribute('aria-label', board.words('tools'))
    this.region = this.layer.appendChild(document.createElement('div'))
    this.region.className = 'sr-only'
    this.region.setAttribute('aria-live', 'polite')
    this.host = this.layer.appendChild(document.createElement('div'))
    this.toasts = new Toasts(board, this.layer)
    const boxes = () => this.layer.appendChild(document.createElement('div'))
    this.lint = new LintBox(board, boxes())
    this.menuBox = new MenuBox(board, boxes())
    this.measureBox = new MeasureBox(board, boxes())
    this.sheet = new KeysSheet(board, boxes())
    this.paletteBox = new Palette(board, boxes())
  }

  menu(anchor: HTMLElement | null, items: readonly Item[]): void {
    this.menuBox.open(anchor, items)
  }

  measure(outcome: string | undefined, anchor: HTMLElement | null): void {
    this.measureBox.open(outcome, anchor)
  }

  keys(): void {
    this.sheet.open()
  }

  palette(): void {
    this.paletteBox.open(this.board.words('palette.title'), paletteItems(this.board), !this.board.isGuest)
  }

  choose(title: string, items: readonly Item[]): void {
    this.paletteBox.open(title, items, false)
  }

  /** What was done, with a way back. */
  undoable(text: string): void {
    this.toasts.undoable(text)
  }

  /** The next edit: the way back of a toast would be another one's. */
  settled(): void {
    this.toasts.settled()
  }

  refused(refused: Refused): void {
    this.toasts.refused(refused)
  }

  /** What the mode that is on waits for. */
  hint(text: string | undefined): void {
    this.hinted = text
    this.draw()
  }

  draw(): void {
    const { board } = this
    render(board.selected.size > 0 ? this.selectionBar() : this.hinted ? this.hintBar(this.hinted) : nothing, this.host)
    board.root.classList.toggle('is-linking', board.linking !== undefined)
  }

  private selectionBar() {
    const { board } = this
    const button = (command: string, message: string, sign: string) =>
      html`<button class="btn btn-quiet btn-sm" type="button" @click=${() => board.do(command)}>${icon(board.options, sign, 'icon-14')} ${board.words(message)}</button>`
    return html`<div class="selection-bar pop" role="toolbar" aria-label=${board.words('selection', board.selected.size)}><span>${this.hinted ?? board.words('selection', board.selected.size)}</span><span class="bar-sep"></span>${
      board.mayEdit ? [button('rank-1', 'menu.keys', 'star'), button('move', 'menu.move', 'arrow-right'), button('link', 'menu.link', 'link')] : nothing
    }${board.mayTakePart ? button('vote', 'menu.vote', 'vote') : nothing}${board.mayEdit ? button('delete', 'menu.delete', 'x') : nothing}<button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label=${board.words('selection.clear')} title=${board.words('selection.clear')} @click=${() => board.do('clear')}>${icon(board.options, 'x', 'icon-14')}</button></div>`
  }

  private hintBar(text: string) {
    return html`<div class="selection-bar pop"><span>${text}</span><button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label=${this.board.words('close')} @click=${() => this.board.do('esc')}>${icon(this.board.options, 'x', 'icon-14')}</button></div>`
  }
}
