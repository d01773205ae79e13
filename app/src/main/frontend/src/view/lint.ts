import { html, nothing, render } from 'lit'
import { open, wordsOf } from '../model/checks'
import type { Asked, Finding } from '../model/checks'
import { dismiss, reword, rewordJob, rewordOutcome } from '../model/commands'
import type { Board } from './board'
import { place } from './boxes'
import { cellRef } from './moves'
import { icon } from './scene'

interface Shown {
  readonly is: 'job' | 'outcome' | 'map'
  /** What it is about; undefined while it is only being written. */
  readonly on: string | undefined
  readonly text: string
  readonly finding: Finding
  readonly anchor: HTMLElement
}

/**
 * What the rules say where it happens, one finding at a time: of the statement that is being written or that the
 * keyboard is at, or of what somebody asks about. Why it matters, a rewrite where there is one, and a way to let it be
 * for good. Never in the way: Esc puts it aside.
 */
export class LintBox {
  /** Whether statements that the keyboard comes to stay silent: those where Tab merely passes by. */
  isQuiet = false
  private shown: Shown | undefined
  private aside: string | undefined
  /** What somebody asked about. */
  private opened: { readonly on: string; readonly anchor: HTMLElement | null } | undefined
  private asksWhy = false

  constructor(
    private readonly board: Board,
    private readonly host: HTMLElement,
  ) {}

  /** Says what is to be said of an element, and takes the keyboard there. */
  open(on: string, anchor: HTMLElement | null): void {
    this.aside = undefined
    this.asksWhy = false
    this.opened = { on, anchor }
    this.board.drawNow() // a drawing that is due would take the keyboard away again
    if (!this.shown) {
      this.opened = undefined
      this.board.tell.say(this.board.words('lint.none'))
    }
    this.host.querySelector('button')?.focus()
  }

  /** The keyboard or the mouse does something else. */
  arrive(): void {
    this.isQuiet = false
    this.opened = undefined
  }

  draw(): void {
    const shown = this.find()
    const isNew = shown?.finding.message !== this.shown?.finding.message
    this.asksWhy &&= !isNew
    this.shown = shown
    render(shown ? this.box(shown) : nothing, this.host)
    const box = this.host.firstElementChild as HTMLElement | null
    if (box && shown) {
      box.showPopover?.()
      place(box, shown.anchor)
    }
    if (shown && isNew) {
      this.board.tell.say(shown.finding.message)
    }
  }

  /** Tab takes the rewrite; false where none is offered. */
  use(): boolean {
    const { shown, board } = this
    const rewrite = shown?.finding.rewrite
    if (!shown || !rewrite || !board.mayEdit) {
      return false
    }
    if (board.writer.now) {
      board.writer.replace(rewrite)
    } else if (shown.on !== undefined) {
      const reworded = { job: rewordJob, outcome: rewordOutcome, map: reword }[shown.is]
      board.edit(reworded(board.session.document, shown.on, rewrite), board.words('lint.used'))
      board.float.undoable(board.words('lint.used'))
      this.close()
    }
    return true
  }

  /** Esc; false where nothing is shown. */
  putAside(): boolean {
    const { shown } = this
    this.aside = shown && keyOf(shown)
    this.opened = undefined
    this.draw()
    return shown !== undefined
  }

  private close(): void {
    this.opened = undefined
    if (!this.board.writer.now) {
      this.board.focusOnDraw()
    }
    this.board.schedule()
  }

  private keep(reason: string): void {
    const { board, shown } = this
    board.writer.save()
    const on = board.writer.element ?? shown?.on
    if (shown && on !== undefined) {
      const { document, draw } = board.session
      board.edit(dismiss(document, draw, on, shown.finding.rule, wordsOf(shown, shown.finding), reason), board.words('lint.kept'))
      board.tell.say(board.words('lint.kept'))
      this.close()
    }
  }

  private find(): Shown | undefined {
    const found = this.board.writer.now ? this.written() : (this.askedFor() ?? (this.isQuiet ? undefined : this.atKeyboard()))
    return found && keyOf(found) !== this.aside ? found : undefined
  }

  private written(): Shown | undefined {
    const { writer } = this.board
    const { now, field } = writer
    return now && field && (now.what === 'job' || now.what === 'outcome') && writer.paused === field.value
      ? this.said(now.what, field.value, writer.element, field)
      : undefined
  }

  private askedFor(): Shown | undefined {
    const { opened, board } = this
    const finding = opened && board.findings().get(opened.on)
    const anchor = opened?.anchor?.isConnected ? opened.anchor : board.place
    return finding && anchor ? { is: 'map', on: finding.on, text: '', finding, anchor } : undefined
  }

  private atKeyboard(): Shown | undefined {
    const { board } = this
    const { job, part } = cellRef(board.spot.cell)
    if (part !== 'job' && part !== 'outcome') {
      return undefined
    }
    const { place } = board
    const isThere = document.activeElement === place || this.host.contains(document.activeElement)
    if (!place || !isThere) {
      return undefined
    }
    const on = part === 'job' ? job : (board.spot.outcome ?? board.heading(job))
    const text = on && board.session.document.find(part, on)?.text
    const anchor = place.querySelector<HTMLElement>('.part-flag') ?? place.querySelector<HTMLElement>('.stmt')
    return text ? this.said(part, text, on, anchor) : undefined
  }

  private said(kind: Asked['kind'], text: string, on: string | undefined, anchor: HTMLElement | null): Shown | undefined {
    const check = this.board.checks.of(kind, text)
    const [finding] = check ? open(check, on === undefined ? [] : this.board.session.document.on('dismissal', on)) : []
    return finding && anchor ? { is: kind, text, on, finding, anchor } : undefined
  }

  private box(shown: Shown) {
    const { words, options, mayEdit } = this.board
    const { finding } = shown
    const end = finding.message.search(/[.?!؟:](?=\s)/) + 1 || finding.message.length
    return html`<div class="lint" role="note" popover="manual" @pointerdown=${stay} @keydown=${this.key}><div class="lint-head">${icon(options, 'info')}<div><b>${finding.message.slice(0, end).replace(/\.$/, '')}</b><p class="lint-why">${finding.message.slice(end).trim()}</p></div></div>${
      finding.rewrite ? html`<div class="lint-try"><span class="meta">${words('lint.try')}</span><span dir="auto">${finding.rewrite}</span></div>` : nothing
    }${mayEdit ? (this.asksWhy ? this.why() : this.choices(shown)) : nothing}</div>`
  }

  private choices(shown: Shown) {
    const { words } = this.board
    const kept = wordsOf(shown, shown.finding)
    const use = html`<button class="btn btn-primary btn-sm" type="button" @click=${() => this.use()}>${words('lint.use')} ${shown.is === 'map' ? nothing : html`<kbd>Tab</kbd>`}</button>`
    const letBe = shown.is === 'map' ? this.askWhy : () => this.keep('')
    const label = kept ? words('lint.keep', kept) : words(shown.is === 'map' ? 'lint.let-be' : 'lint.keep-all')
    return html`<div class="lint-actions">${shown.finding.rewrite ? use : nothing}<button class="btn btn-quiet btn-sm" type="button" @click=${letBe}>${label}</button></div>`
  }

  /** A finding about the map is let be with a reason, for those who come later. */
  private why() {
    const { words } = this.board
    return html`<form @submit=${this.reasoned}><label>${words('lint.why')}<input class="input" name="reason" maxlength="500" autocomplete="off" dir="auto"></label><div class="lint-actions"><button class="btn btn-primary btn-sm">${words('lint.let-be')}</button></div></form>`
  }

  private readonly askWhy = () => {
    this.asksWhy = true
    this.draw()
    this.host.querySelector('input')?.focus()
  }

  private readonly reasoned = (event: Event) => {
    event.preventDefault()
    this.keep(String(new FormData(event.target as HTMLFormElement).get('reason') ?? ''))
  }

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.putAside()
      this.close()
    }
  }
}

/** The keyboard stays where one writes. */
const stay = (event: Event) => event.target instanceof HTMLInputElement || event.preventDefault()

const keyOf = ({ is, on, text, finding }: Shown) => [is, on, text, finding.rule].join('\n')
