import { html, nothing, svg } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Category } from '../model/elements'
import type { JobView, OutcomeView } from '../model/valuemap'
import { alternatives, cellContent, cursor } from './note'
import type { Scene } from './scene'
import { ROWS, calledBy, icon, initials, isInternal } from './scene'

/** The map: a real table with two header rows and six rows of cells. */
export function map(scene: Scene) {
  const { view, words } = scene
  const classes = ['map', scene.guided ? 'is-guided' : '', view.jobs.length > 3 ? 'is-many' : '', isLarge(scene) ? 'is-large' : '']
  return html`<table class=${classes.filter(Boolean).join(' ')} id="map" role="grid" aria-label=${words('title', view.customer.name ?? '')} aria-rowcount="8" aria-colcount=${view.jobs.length * 2 + 1}>
<colgroup><col class="c-head">${view.jobs.map(({ job }) => {
    const focus = job.id === scene.job ? 'c-focus' : 'c-away'
    return html`<col class=${focus}><col class=${focus}>`
  })}</colgroup>
<thead role="rowgroup">
<tr role="row" aria-rowindex="1">${corner(scene)}${repeat(view.jobs, byId, (job, i) => jobHead(scene, job, i))}</tr>
<tr role="row" aria-rowindex="2">${repeat(view.jobs, byId, (job, i) => [jobStatement(scene, job, i), outcomeStatement(scene, job, i)])}</tr>
</thead>
<tbody role="rowgroup">${ROWS.map(
    ({ category, cat, icon: sign }, r) =>
      html`<tr role="row" aria-rowindex=${r + 3} class=${isInternal(category) ? 'company' : 'customer'} data-cat=${cat} id=${'row-' + category}><th class="rowhead" scope="row" role="rowheader" aria-colindex="1"><div class="row"><span class="cat-icon">${icon(scene, sign)}</span>${words(`row.${category}`)}</div><p class="meta">${words(`row.${category}.prompt`, calledBy(scene))}</p></th>${repeat(
        view.jobs,
        byId,
        (job, i) => bodyCell(scene, job, i, category),
      )}</tr>`,
  )}</tbody>
</table>`
}

/** So many notes that those out of sight are better left undrawn. */
function isLarge({ view }: Scene): boolean {
  const count = view.jobs.reduce((sum, { cells }) => sum + ROWS.reduce((notes, { category }) => notes + cells[category].length, 0), 0)
  return count > 300
}

const byId = ({ job }: JobView) => job.id

function corner(scene: Scene) {
  const { customer } = scene.view
  const name = customer.name ?? ''
  return html`<th class="corner" rowspan="2" scope="col" role="columnheader" aria-colindex="1"><div class="who">${
    customer.picture
      ? html`<img class="avatar avatar-lg" src=${'/pictures/' + customer.picture} alt="">`
      : html`<span class="avatar avatar-lg p-teal" aria-hidden="true">${initials(name)}</span>`
  }<div><b dir="auto">${name}</b>${
    customer.type ? html`<span class="tag">${icon(scene, 'user')} <bdi>${typeName(scene, customer.type)}</bdi></span>` : nothing
  }</div></div>${customer.position ? html`<p class="meta" dir="auto">${customer.position}</p>` : nothing}</th>`
}

const TYPES = ['buyer', 'end user', 'support team', 'partner']

function typeName(scene: Scene, type: string): string {
  return TYPES.includes(type) ? scene.words('type.' + type.replace(' ', '-')) : type
}

const column = (scene: Scene, job: JobView) => (job.job.id === scene.job ? 'is-focus-col' : 'is-away')

function attributes(scene: Scene, cell: string) {
  return { tab: scene.spot.cell === cell && !scene.spot.note ? '0' : '-1', cell }
}

function jobHead(scene: Scene, job: JobView, i: number) {
  const { tab, cell } = attributes(scene, job.job.id + '/head')
  const { words } = scene
  return html`<th role="columnheader" class=${'jobhead ' + column(scene, job)} colspan="2" scope="colgroup" id=${'j-' + job.job.id} data-cell=${cell} tabindex=${tab} aria-colindex=${i * 2 + 2}><div class="row"><span class="jobno">${words('job.' + job.job.rank, i + 1)}</span>${
    job.job.id === scene.job ? html`<span class="when-guided">${words('job.in-focus')}</span>` : nothing
  }<span class="grow"></span>${gapButton(scene, job)}${
    scene.mayEdit
      ? html`<button class="jobmenu" type="button" tabindex="-1" data-do="job-menu" aria-haspopup="menu" aria-label=${words('job.menu', i + 1)}>${icon(scene, 'more', 'icon-14')}</button>`
      : nothing
  }</div></th>`
}

function gapButton(scene: Scene, { job, gap }: JobView) {
  const { words } = scene
  const percent = gap === null ? null : Math.round(gap * 100)
  const label = percent === null ? words('gap.none') : words('gap.percent', percent)
  const inside = html`${gears(scene, gap, label)}${
    percent === null
      ? html`<span>${words('gap.no-measure')}</span>`
      : html`<span class="gapnum">${words('gap.number', percent)}</span>${job.id === scene.job ? html` <span>${words('gap.word')}</span>` : nothing}`
  }`
  return scene.mayEdit
    ? html`<button class="gapbtn" type="button" tabindex="-1" data-do="measure" aria-haspopup="dialog">${inside}</button>`
    : html`<span class="gapbtn">${inside}</span>`
}

/** The two gears: left is Value Defined, right Value Delivered, the span between them the gap. */
function gears(scene: Scene, gap: number | null, label: string) {
  const defined = svg`<g class="gears-defined"><use href=${scene.icons + '#g-defined'} width="24" height="24" /></g>`
  return gap === null
    ? html`<svg class="gears" data-state="unmeasured" viewBox="0 0 68 24" role="img" aria-label=${label}>${defined}<g class="gears-delivered" transform="translate(29.1 0)"><use href=${scene.icons + '#g-delivered-open'} width="24" height="24" /></g></svg>`
    : html`<svg class="gears" data-state=${gap === 0 ? 'closed' : 'open'} viewBox="0 0 68 24" role="img" aria-label=${label}>${defined}<rect class="gears-span" x="24" y="11.1" width=${tenths(Math.max(0, 24 * gap - 2.4))} height="1.8" /><g class="gears-delivered" transform=${`translate(${tenths(19 + 24 * gap)} 0)`}><use href=${scene.icons + '#g-delivered'} width="24" height="24" /></g></svg>`
}

const tenths = (x: number) => Math.round(x * 10) / 10

function jobStatement(scene: Scene, job: JobView, i: number) {
  const cell = job.job.id + '/job'
  return half(scene, job, i * 2 + 2, cell, 'half', {
    label: scene.words('job.todo'),
    text: job.job.text ?? '',
    blank: scene.words('job.blank'),
    rest: alternatives(scene, job.alternatives),
  })
}

function outcomeStatement(scene: Scene, job: JobView, i: number) {
  const heading: OutcomeView | undefined = job.outcomes[0]
  const more = job.outcomes.length - 1
  return half(scene, job, i * 2 + 3, job.job.id + '/outcome', 'half do', {
    label: scene.words('job.outcome'),
    text: heading?.outcome.text ?? '',
    blank: scene.words('job.outcome.blank'),
    rest: html`${alternatives(scene, heading?.alternatives ?? [])}${
      more > 0 ? html`<span class="more-outcomes">${scene.words('job.more-outcomes', more)}</span>` : nothing
    }`,
  })
}

interface Half {
  readonly label: string
  readonly text: string
  readonly blank: string
  readonly rest: unknown
}

function half(scene: Scene, job: JobView, index: number, key: string, name: string, { label, text, blank, rest }: Half) {
  const { tab, cell } = attributes(scene, key)
  const writing = scene.writing?.cell === cell
  const writer = scene.others.find((other) => other.cell === cell && other.draft !== undefined)
  const shown = writer?.draft ?? text
  const classes = [name, column(scene, job), writing ? 'is-writing' : ''].filter(Boolean).join(' ')
  return html`<th role="columnheader" class=${classes} scope="col" headers=${'j-' + job.job.id} data-cell=${cell} tabindex=${tab} aria-colindex=${index}><span class="meta">${label}</span>${
    writing
      ? html`<textarea rows="1" dir="auto" maxlength="500" data-field="statement" aria-label=${label}></textarea>`
      : html`<span class=${shown ? 'stmt' : 'stmt is-blank'} dir="auto" data-do="write">${shown || blank}</span>`
  }${rest}</th>`
}

function bodyCell(scene: Scene, job: JobView, i: number, category: Category) {
  const key = `${job.job.id}/${category}`
  const { tab, cell } = attributes(scene, key)
  const notes = job.cells[category]
  const focus = column(scene, job)
  const mark = scene.marks.get(key) ?? ''
  const label = scene.words('cell.label', scene.words('row.' + category), i + 1, notes.length)
  return html`<td role="gridcell" class=${focus} colspan="2" aria-colindex=${i * 2 + 2} data-cell=${cell} tabindex=${tab} aria-label=${label}>${guard(
    [notes, focus, mark, notes.length === 0 ? scene.job : '', scene.mayEdit],
    () => [cellContent(scene, job, category), strangers(scene, key)],
  )}</td>`
}

/** Those who are at this cell and at none of its notes. */
function strangers(scene: Scene, key: string) {
  const here = scene.others.filter((other) => other.cell === key && !other.note && other.draft === undefined && !other.still)
  return here.map((other) => cursor(other))
}
