import { html, nothing } from 'lit'
import { open, pieces } from '../model/checks'
import type { Asked } from '../model/checks'
import type { Alternative, Dismissal } from '../model/elements'
import type { JobView, OutcomeView } from '../model/valuemap'
import { gapButton } from './gap'
import { alternatives } from './note'
import type { Present, Scene } from './scene'
import { askedClass, column, icon, tabOf } from './scene'

interface Told {
  readonly text: string
  readonly blank: string
  readonly label: string
  readonly dismissals: readonly Dismissal[]
  readonly alternatives: readonly Alternative[]
}

/** The job-to-be-done of a column. */
export function jobStatement(scene: Scene, { job, dismissals, alternatives }: JobView, i: number) {
  const cell = job.id + '/job'
  const told = { text: job.text ?? '', blank: scene.words('job.blank'), label: scene.words('job.todo'), dismissals, alternatives }
  return half(scene, job.id, i * 2 + 2, cell, 'half', html`<span class="meta">${told.label}</span>${
    statement(scene, 'job', told, scene.writing?.cell === cell, writerAt(scene, cell))
  }${legend(scene, 'job', job.id, told.text)}`)
}

/** The outcome that heads a column, and in focus all others of the job below it. */
export function outcomeStatement(scene: Scene, job: JobView, i: number) {
  const { words, writing } = scene
  const cell = job.job.id + '/outcome'
  const [heading, ...more] = job.outcomes
  const told = toldOf(scene, heading)
  const isWritten = writing?.what === 'outcome' && writing.cell === cell && writing.outcome === undefined
  return half(scene, job.job.id, i * 2 + 3, cell, 'half do', html`<span class="meta">${told.label}${
    scene.mayEdit && heading
      ? html`<button class="jobmenu" type="button" tabindex="-1" data-do="outcome-menu" aria-haspopup="menu" aria-label=${words('outcome.menu', i + 1)}>${icon(scene, 'more', 'icon-14')}</button>`
      : nothing
  }</span>${statement(scene, 'outcome', told, isWritten, writerAt(scene, cell))}${legend(scene, 'outcome', job.job.id, told.text)}${
    more.length > 0 ? html`<span class="more-outcomes when-away">${words('job.more-outcomes', more.length)}</span>` : nothing
  }${further(scene, cell, more)}`)
}

function further(scene: Scene, cell: string, more: readonly OutcomeView[]) {
  const { writing } = scene
  const isNew = writing?.what === 'outcome' && writing.cell === cell && writing.outcome === 'new'
  return more.length === 0 && !isNew
    ? nothing
    : html`<ol class="outcomes when-focus" aria-label=${scene.words('job.further')}>${more.map((one) => outcomeLine(scene, cell, one))}${
        isNew ? html`<li class="outcome">${field(scene.words('job.outcome'))}</li>` : nothing
      }</ol>`
}

function outcomeLine(scene: Scene, cell: string, shown: OutcomeView) {
  const { writing, spot } = scene
  const { id } = shown.outcome
  const isWritten = writing?.what === 'outcome' && writing.outcome === id
  const tab = spot.outcome === id ? '0' : '-1'
  return html`<li class="outcome" data-outcome=${id} tabindex=${tab}>${statement(scene, 'outcome', toldOf(scene, shown), isWritten, writerAt(scene, cell, id))}${gapButton(scene, shown.gap, false)}</li>`
}

function toldOf(scene: Scene, shown: OutcomeView | undefined): Told {
  return {
    text: shown?.outcome.text ?? '',
    blank: scene.words('job.outcome.blank'),
    label: scene.words('job.outcome'),
    dismissals: shown?.dismissals ?? [],
    alternatives: shown?.alternatives ?? [],
  }
}

function writerAt(scene: Scene, cell: string, outcome?: string): Present | undefined {
  return scene.others.find((other) => other.cell === cell && other.draft !== undefined && other.note === outcome)
}

/** A statement with its parts marked; plain while somebody writes it. */
function statement(scene: Scene, kind: Asked['kind'], told: Told, isWritten: boolean, writer: Present | undefined) {
  const text = writer?.draft ?? told.text
  return html`${
    isWritten
      ? field(told.label)
      : html`<span class=${text ? 'stmt' : 'stmt is-blank'} dir="auto" data-do="write">${writer || !text ? text || told.blank : marked(scene, kind, told)}</span>`
  }${alternatives(scene, told.alternatives)}`
}

function marked(scene: Scene, kind: Asked['kind'], { text, dismissals }: Told) {
  const check = scene.check(kind, text)
  return check
    ? pieces(check, open(check, dismissals)).map(({ text, marks }) => (marks ? html`<span class=${marks}>${text}</span>` : text))
    : text
}

/** What the line under each part says. */
function legend(scene: Scene, kind: Asked['kind'], job: string, text: string) {
  const parts = (job === scene.job && text && scene.check(kind, text)?.parts) || []
  const names = PARTS[kind].flatMap((name, i) => (parts[i] ? [html`<span class=${`part part-${i + 1}`}>${scene.words('part.' + name)}</span>`] : []))
  return names.length > 0 ? html`<span class="rt-row when-guided" aria-hidden="true">${names}</span>` : nothing
}

const PARTS = { job: ['verb', 'object', 'circumstance'], outcome: ['delta', 'measure', 'focus'] } as const

function field(label: string) {
  return html`<textarea rows="1" dir="auto" maxlength="500" data-field="statement" aria-label=${label}></textarea>`
}

function half(scene: Scene, job: string, index: number, cell: string, name: string, inside: unknown) {
  const writing = scene.writing?.cell === cell ? ' is-writing' : ''
  const classes = `${name} ${column(scene, job)}${writing}${askedClass(scene, cell)}`
  return html`<th role="columnheader" class=${classes} scope="col" headers=${'j-' + job} data-cell=${cell} tabindex=${tabOf(scene, cell)} aria-colindex=${index}>${inside}</th>`
}
