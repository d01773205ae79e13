import { addNote, addOutcome, addPasted, removeNotes, removeOutcome, splitPaste } from '../model/commands'
import type { Change } from '../model/elements'
import type { Board } from './board'
import { bodyCell, cellRef } from './moves'
import type { Spot, Writing } from './scene'
import { ROWS } from './scene'

/** A pause of this length saves what is written. */
const PAUSE = 2_000
/** A pause of this length shows what the writing rules say; they are asked sooner, so that their answer is there by then. */
const BREATH = 400
const AHEAD = 150

/**
 * The one text field of the board. What is typed is a draft that others see; Enter, leaving the field or a pause makes
 * it an edit, told against the text that the writer began with, so that two people's rewordings merge.
 */
export class Writer {
  now: Writing | undefined
  /** The text when the writer last paused. */
  paused: string | undefined
  private base = ''
  private original = ''
  private timer: ReturnType<typeof setTimeout> | undefined
  private breath: ReturnType<typeof setTimeout> | undefined
  private ahead: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly board: Board) {}

  get field(): HTMLTextAreaElement | null {
    return this.now ? this.board.root.querySelector('textarea[data-field]') : null // else all of a large map would be searched
  }

  /** The job or outcome that is being written; undefined while it is not there yet. */
  get element(): string | undefined {
    const { now } = this
    return now?.what === 'job' ? cellRef(now.cell).job : now?.what === 'outcome' ? this.outcome(now) : undefined
  }

  begin(writing: Writing): void {
    const { board } = this
    const may = writing.what === 'new' ? board.mayAdd : writing.what === 'note' ? board.mayChange(writing.note) : board.mayEdit
    if (!may) {
      return
    }
    this.end()
    this.now = writing
    this.base = this.original = this.paused = this.present() ?? ''
    this.board.spot = spotOf(writing)
    this.board.guide.moved()
    this.board.drawNow()
    const field = this.field
    if (field) {
      field.value = this.base
      field.focus()
      field.setSelectionRange(field.value.length, field.value.length)
      field.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    this.board.float.lint.draw()
    this.draft()
  }

  /** Puts other words in the place of what is written, as an edit of its own. */
  replace(text: string): void {
    this.save()
    if (this.field) {
      this.field.value = this.paused = text
      this.save()
      this.draft()
    }
  }

  /**
   * What is written outlives what it was written in: a note that went becomes a new one, one that moved takes its text
   * along, and the text of a column that went is shown for copying.
   */
  settle(): void {
    const { now, board, field } = this
    if (!now || !field) {
      return
    }
    const { document } = board.session
    const { job } = cellRef(now.cell)
    const isNew = field.value.trim() !== this.base.trim()
    if (!document.has(job)) {
      this.leave()
      if (isNew) {
        board.float.refused({ reason: 'gone', about: job, label: '', texts: [field.value.trim()] })
      }
    } else if (now.what === 'note') {
      const place = document.find('note', now.note)?.place
      if (!place && isNew) {
        this.now = { what: 'new', cell: now.cell }
        this.base = this.original = ''
      } else if (!place || now.cell !== `${place.job}/${place.category}`) {
        this.store(field.value)
        this.leave()
      }
    }
  }

  /** Saves and closes the field. */
  end(): void {
    if (this.now) {
      this.save()
      this.close()
    }
  }

  typed(): void {
    clearTimeout(this.timer)
    clearTimeout(this.breath)
    clearTimeout(this.ahead)
    this.ahead = setTimeout(() => this.askAhead(), AHEAD)
    this.timer = setTimeout(() => this.save(), PAUSE)
    this.breath = setTimeout(() => this.breathe(), BREATH)
    this.board.float.lint.draw()
    this.draft()
  }

  key(event: KeyboardEvent): boolean {
    if (event.isComposing) {
      return true
    }
    const isTab = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey
    if (event.key === 'Escape') {
      if (!this.board.float.lint.putAside()) {
        this.cancel()
      }
    } else if (isTab && this.board.float.lint.use()) {
      this.board.float.lint.draw()
    } else if (event.key === 'Enter' && (!event.shiftKey || this.now?.what === 'job' || this.now?.what === 'outcome')) {
      this.enter()
    } else {
      return false
    }
    event.preventDefault()
    return true
  }

  /** A list pasted into an empty new note becomes one note a line. */
  pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (this.now?.what === 'new' && this.field?.value === '' && this.paste(this.now.cell, text, 2)) {
      event.preventDefault()
      this.begin({ what: 'new', cell: this.now.cell })
    }
  }

  /** Adds what was pasted to a cell; false if that is fewer than `least` notes. */
  paste(cell: string, text: string, least = 1): boolean {
    const { session, words } = this.board
    const place = bodyCell(cell)
    const names = Object.fromEntries(ROWS.map(({ category }) => [category, words('row.' + category)]))
    const answers = splitPaste(text, names)
    if (!place || answers.length < least) {
      return false
    }
    const changes = addPasted(session.document, session.draw, place, answers)
    const label = words('toast.pasted', answers.length)
    if (this.board.edit(changes, label)) {
      this.board.float.undoable(label)
    }
    return changes.length > 0
  }

  private enter(): void {
    const { now } = this
    const wrote = this.field?.value.trim() !== ''
    this.end()
    const following = now && wrote ? this.following(now) : undefined
    if (following) {
      this.begin(following)
    } else {
      this.board.focusOnDraw()
    }
  }

  /** Enter goes on to the next new note, from a job to its outcome, from there to the next job that has no words yet. */
  private following(now: Writing): Writing | undefined {
    const { job } = cellRef(now.cell)
    const jobs = this.board.view.jobs
    if (now.what === 'new') {
      return { what: 'new', cell: now.cell }
    }
    if (now.what === 'outcome' && now.outcome !== undefined) {
      return undefined
    }
    const at = jobs.findIndex((one) => one.job.id === job)
    if (now.what === 'job' && !jobs[at]?.outcomes[0]?.outcome.text) {
      return { what: 'outcome', cell: job + '/outcome' }
    }
    const after = jobs[at + 1]
    return now.what === 'outcome' && after && !after.job.text ? { what: 'job', cell: after.job.id + '/job' } : undefined
  }

  private cancel(): void {
    const { now, board } = this
    const field = this.field
    if (now && field && this.base !== this.original) {
      if (this.original === '' && now.what === 'note') {
        board.edit(removeNotes(board.session.document, [now.note]), '')
      } else {
        this.store(this.original)
      }
    }
    this.close()
    board.tell.say(board.words('live.cancelled'))
    board.focusOnDraw()
  }

  private close(): void {
    this.leave()
    const spot: Spot = this.board.spot
    this.board.session.here(spot.cell, spot.note ?? spot.outcome)
    this.board.guide.follow()
    this.board.drawNow()
  }

  private askAhead(): void {
    const { now, field } = this
    if (field && (now?.what === 'job' || now?.what === 'outcome')) {
      this.board.checks.of(now.what, field.value)
    }
  }

  private breathe(): void {
    this.paused = this.field?.value
    this.board.float.lint.draw()
  }

  private leave(): void {
    clearTimeout(this.timer)
    clearTimeout(this.breath)
    clearTimeout(this.ahead)
    this.now = undefined
  }

  save(): void {
    clearTimeout(this.timer)
    const field = this.field
    if (field) {
      this.store(field.value)
    }
  }

  private store(text: string): void {
    const kept = this.now?.what === 'note' || this.now?.what === 'new' ? text.trim() : text.replace(/\s+/g, ' ').trim()
    if (kept === this.base.trim()) {
      return
    }
    const changes = this.changes(kept)
    if (changes.length === 0) {
      return
    }
    this.base = kept
    const made = changes[0]!
    if (this.now?.what === 'new' && 'add' in made) {
      this.now = { what: 'note', cell: this.now.cell, note: made.add.id }
      this.original = ''
    } else if (this.now?.what === 'outcome' && this.now.outcome === 'new' && 'add' in made) {
      this.now = { what: 'outcome', cell: this.now.cell, outcome: made.add.id }
    }
    this.board.edit(changes, this.board.words('menu.edit'))
  }

  private changes(text: string): Change[] {
    const { now, board } = this
    const { document, draw } = board.session
    const place = now && bodyCell(now.cell)
    if (now?.what === 'new') {
      return place && text ? addNote(document, draw, place, text) : []
    }
    if (now?.what === 'note') {
      return text && document.has(now.note) ? [this.reworded(now.note, 'note', text)] : []
    }
    const { job } = cellRef(now?.cell ?? '')
    if (now?.what === 'job') {
      return document.has(job) ? [this.reworded(job, 'job', text)] : []
    }
    const outcome = this.outcome(now)
    if (outcome === undefined) {
      return text ? addOutcome(document, draw, job, text) : []
    }
    const isFurther = now?.what === 'outcome' && now.outcome !== undefined
    return isFurther && text === '' ? removeOutcome(document, outcome) : [this.reworded(outcome, 'outcome', text)]
  }

  private reworded(id: string, is: 'note' | 'job' | 'outcome', text: string): Change {
    return { alter: id, is, from: { text: this.base || null }, to: { text: text || null } }
  }

  /** The text as it stands in the document. */
  private present(): string | undefined {
    const { now } = this
    const { job } = cellRef(now?.cell ?? '')
    const { document } = this.board.session
    switch (now?.what) {
      case 'note':
        return document.find('note', now.note)?.text
      case 'job':
        return document.find('job', job)?.text
      case 'outcome':
        return document.find('outcome', this.outcome(now) ?? '')?.text
      default:
        return undefined
    }
  }

  /** The outcome that is meant; undefined while it is not there. */
  private outcome(writing: Writing | undefined): string | undefined {
    if (writing?.what !== 'outcome') {
      return undefined
    }
    const { outcome = this.board.heading(cellRef(writing.cell).job) } = writing
    return outcome !== undefined && this.board.session.document.has(outcome) ? outcome : undefined
  }

  private draft(): void {
    const { now } = this
    if (now) {
      const at = now.what === 'note' ? now.note : now.what === 'outcome' && now.outcome !== 'new' ? now.outcome : undefined
      this.board.session.here(now.cell, at, this.field?.value ?? '')
    }
  }
}

/** The place of the keyboard while one writes. */
function spotOf(writing: Writing): Spot {
  return writing.what === 'note'
    ? { cell: writing.cell, note: writing.note }
    : writing.what === 'outcome' && writing.outcome !== 'new'
      ? { cell: writing.cell, outcome: writing.outcome }
      : { cell: writing.cell }
}
