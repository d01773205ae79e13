import { html, nothing } from 'lit'
import type { Adviser } from '../live/adviser'
import type { Stop } from '../model/guidance'
import { keyOf } from '../model/guidance'
import type { Board } from './board'
import type { Item } from './menus'
import type { Scene } from './scene'
import { ROWS, calledBy, icon } from './scene'

/** The step that the guide is at. `at` of `of`, counted from 1. */
export interface Asked {
  readonly stop: Stop
  readonly at: number
  readonly of: number
  readonly done: number
}

/**
 * Leads through a map in the method's order: top row first, then down one column at a time. It stays at a step while
 * somebody writes there, goes on when the step is done, and lets go the moment someone goes elsewhere.
 */
export class Guide {
  isOn = false
  private stop: Stop | undefined
  private readonly skipped = new Set<string>()

  constructor(
    private readonly board: Board,
    private readonly adviser: Adviser,
  ) {
    adviser.on('change', () => {
      this.follow()
      board.schedule()
    })
  }

  /** Undefined while nobody is led, or when everything is done. */
  get asked(): Asked | undefined {
    const { stops } = this.adviser.now
    const at = this.stop ? stops.findIndex((one) => keyOf(one) === keyOf(this.stop!)) : -1
    const stop = stops[at]
    return this.isOn && stop ? { stop, at: at + 1, of: stops.length, done: stops.filter(({ state }) => state === 'done').length } : undefined
  }

  start(): void {
    if (!this.board.mayEdit) {
      return // there is nothing to lead to for those who only look
    }
    this.isOn = true
    this.skipped.clear()
    this.goOn()
  }

  leave(): void {
    if (this.isOn) {
      this.isOn = false
      this.stop = undefined
      this.board.tell.say(this.board.words('guided.left'))
      this.board.focusOnDraw()
    }
  }

  skip(): void {
    if (this.stop) {
      this.skipped.add(keyOf(this.stop))
      this.goOn()
    }
  }

  /** Goes on where the step has been done and nobody writes there any more. */
  follow(): void {
    const { board, asked } = this
    if (this.isOn && !board.writer.now && (!asked || asked.stop.state === 'done')) {
      this.goOn()
    }
  }

  /** The keyboard has gone somewhere: on to the step that comes next, or elsewhere, and one is no longer led. */
  moved(): void {
    const { stop, board, adviser } = this
    if (!this.isOn || !stop || board.linking || board.spot.cell === keyOf(stop)) {
      return
    }
    const { stops } = adviser.now
    const next = stops[stops.findIndex((one) => keyOf(one) === keyOf(stop)) + 1]
    if (next && keyOf(next) === board.spot.cell) {
      this.stop = next
    } else {
      this.leave()
    }
  }

  /** What is still to do, each a way there. */
  missing(): Item[] {
    const { words, view } = this.board
    return this.adviser.now.stops
      .filter(({ state }) => state !== 'done')
      .map((stop) => {
        const at = view.jobs.findIndex(({ job }) => job.id === stop.job)
        return {
          label: nameOf(words, stop),
          icon: ROWS.find(({ category }) => category === stop.row)?.icon ?? 'flag',
          group: words('guide.job', at + 1),
          run: () => this.goTo(stop),
        }
      })
  }

  private goOn(): void {
    const next = this.adviser.now.stops.find((stop) => stop.state !== 'done' && !this.skipped.has(keyOf(stop)))
    if (next) {
      this.goTo(next)
    } else {
      this.stop = undefined
      this.board.tell.say(this.board.words('guided.done'))
      this.board.schedule()
    }
  }

  private goTo(stop: Stop): void {
    const { board } = this
    this.isOn = true
    this.stop = stop
    if (stop.job !== undefined) {
      const cell = keyOf(stop)
      board.focusJob(stop.job, { cell })
      if (stop.state === 'empty') { // who is asked answers at once: letters are words here and no commands
        board.writer.begin({ what: stop.row === 'job' || stop.row === 'outcome' ? stop.row : 'new', cell })
      }
    }
    board.tell.say(questionOf(board.scene(), stop))
    board.schedule()
  }
}

/** What is asked now, how far one is, and the way out. */
export function guideStrip(scene: Scene) {
  const { words, asked, isLed } = scene
  if (!isLed) {
    return nothing
  }
  return html`<div class="guide-ask" role="group" aria-label=${words('guided')}>${
    asked
      ? html`<p><span class="meta">${words('guided.step', asked.at, asked.of, asked.stop.job === undefined ? '' : where(scene, asked.stop))}</span><b>${questionOf(scene, asked.stop)}</b></p><progress max=${asked.of} value=${asked.done} aria-label=${words('guided.progress', asked.done, asked.of)}></progress><button class="btn btn-quiet btn-sm" type="button" data-do="guide-missing" aria-haspopup="dialog">${words('guided.missing', asked.of - asked.done)}</button><button class="btn btn-quiet btn-sm" type="button" data-do="guide-skip">${words('guided.skip')}</button>`
      : html`<p><b>${words('guided.done')}</b></p>`
  }<button class="btn btn-sm" type="button" data-do="guide-leave">${icon(scene, 'x', 'icon-14')} ${words('guided.leave')}</button></div>`
}

function where({ words, view }: Scene, stop: Stop): string {
  return words('guided.where', nameOf(words, stop), view.jobs.findIndex(({ job }) => job.id === stop.job) + 1)
}

function nameOf(words: Scene['words'], { row }: Stop): string {
  return row === 'job' ? words('job.todo') : row === 'outcome' ? words('job.outcome') : words('row.' + row)
}

/** The one question to ask. */
function questionOf(scene: Scene, { row, state, job }: Stop): string {
  const name = calledBy(scene)
  return job === undefined
    ? scene.words('guided.first-job', name)
    : state === 'to-choose'
      ? scene.words('guided.choose', name)
      : state === 'to-link'
        ? scene.words('guided.link.' + row)
        : row === 'job' || row === 'outcome'
          ? scene.words('guided.' + row, name)
          : scene.words(`row.${row}.prompt`, name)
}
