import { html, nothing, render } from 'lit'
import { open, wordsOf } from '../model/checks'
import type { Asked, Finding } from '../model/checks'
import { dismiss, rewordJob, rewordOutcome } from '../model/commands'
import type { Board } from './board'
import { place } from './boxes'
import { cellRef } from './moves'
import { icon } from './scene'

interface Shown extends Asked {
  /** The job or outcome; undefined while it is only being written. */
  readonly on: string | undefined
  readonly finding: Finding
  readonly anchor: HTMLElement
}

/**
 * What the writing rules say of the statement that is being written or that the keyboard is at: one finding at a time,
 * why it matters, and a rewrite where there is one. Never in the way: Esc puts it aside, Keep lets it be for good.
 */
export class LintBox {
  /** Whether a statement that the keyboard comes to shows what is said of it: not where Tab merely passes by. */
  isQuiet = false
  private shown: Shown | undefined
  private aside: string | undefined

  constructor(
    private readonly board: Board,
    private readonly host: HTMLElement,
  ) {}

  draw(): void {
    const { board } = this
    const shown = this.find()
    const isNew = shown?.finding.message !== this.shown?.finding.message
    this.shown = shown
    render(shown ? this.box(shown) : nothing, this.host)
    const box = this.host.firstElementChild as HTMLElement | null
    if (box && shown) {
      box.showPopover?.()
      place(box, shown.anchor)
    }
    if (shown && isNew) {
      board.tell.say(shown.finding.message)
    }
  }

  /** Tab takes the rewrite; false where none is offered. */
  use(): boolean {
    const { shown, board } = this
    const rewrite = shown?.finding.rewrite
    if (!shown || !rewrite || !board.mayEdit) {
      return false
    }
    const { document } = board.session
    if (board.writer.now) {
      board.writer.replace(rewrite)
    } else if (shown.on !== undefined) {
      const reworded = shown.kind === 'job' ? rewordJob : rewordOutcome
      board.edit(reworded(document, shown.on, rewrite), board.words('lint.used'))
      board.float.undoable(board.words('lint.used'))
      board.focusOnDraw()
    }
    return true
  }

  /** Esc; false where nothing is shown. */
  putAside(): boolean {
    this.aside = this.shown && keyOf(this.shown)
    const was = this.shown !== undefined
    this.draw()
    return was
  }

  private readonly keep = () => {
    const { board, shown } = this
    board.writer.save()
    const on = board.writer.element ?? shown?.on
    if (shown && on !== undefined) {
      const { document, draw } = board.session
      board.edit(dismiss(document, draw, on, shown.finding.rule, wordsOf(shown, shown.finding)), board.words('lint.kept'))
      board.tell.say(board.words('lint.kept'))
      board.schedule()
    }
  }

  private find(): Shown | undefined {
    const { board } = this
    const found = board.writer.now ? this.written() : this.isQuiet ? undefined : this.atKeyboard()
    return found && keyOf(found) !== this.aside ? found : undefined
  }

  private written(): Shown | undefined {
    const { writer } = this.board
    const { now, field } = writer
    return now && field && (now.what === 'job' || now.what === 'outcome') && writer.paused === field.value
      ? this.said(now.what, field.value, writer.element, field)
      : undefined
  }

  private atKeyboard(): Shown | undefined {
    const { board } = this
    const { job, part } = cellRef(board.spot.cell)
    const { place } = board
    if ((part !== 'job' && part !== 'outcome') || !place || document.activeElement !== place) {
      return undefined
    }
    const { session } = board
    const on = part === 'job' ? job : (board.spot.outcome ?? board.heading(job))
    const text = on && session.document.find(part, on)?.text
    return text ? this.said(part, text, on, place.querySelector<HTMLElement>('.part-flag') ?? place.querySelector<HTMLElement>('.stmt')) : undefined
  }

  private said(kind: Asked['kind'], text: string, on: string | undefined, anchor: HTMLElement | null): Shown | undefined {
    const check = this.board.checks.of(kind, text)
    const [finding] = check ? open(check, on === undefined ? [] : this.board.session.document.on('dismissal', on)) : []
    return finding && anchor ? { kind, text, on, finding, anchor } : undefined
  }

  private box({ finding, ...asked }: Shown) {
    const { words, options, mayEdit } = this.board
    const end = finding.message.search(/[.?!:](?=\s)/) + 1 || finding.message.length
    const kept = wordsOf(asked, finding)
    return html`<div class="lint" role="note" popover="manual" @pointerdown=${stay}><div class="lint-head">${icon(options, 'info')}<div><b>${finding.message.slice(0, end).replace(/\.$/, '')}</b><p class="lint-why">${finding.message.slice(end).trim()}</p></div></div>${
      finding.rewrite ? html`<div class="lint-try"><span class="meta">${words('lint.try')}</span><span dir="auto">${finding.rewrite}</span></div>` : nothing
    }${
      mayEdit
        ? html`<div class="lint-actions">${
            finding.rewrite ? html`<button class="btn btn-primary btn-sm" type="button" @click=${() => this.use()}>${words('lint.use')} <kbd>Tab</kbd></button>` : nothing
          }<button class="btn btn-quiet btn-sm" type="button" @click=${this.keep}>${kept ? words('lint.keep', kept) : words('lint.keep-all')}</button></div>`
        : nothing
    }</div>`
  }
}

/** The keyboard stays where one writes. */
const stay = (event: Event) => event.preventDefault()

const keyOf = ({ kind, text, finding }: Shown) => [kind, text, finding.rule].join('\n')
