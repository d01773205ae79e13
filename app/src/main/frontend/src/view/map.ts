import { html, nothing } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import { served } from '../live/address'
import type { Category } from '../model/elements'
import type { JobView } from '../model/valuemap'
import { gapButton } from './gap'
import { cellContent, cursor } from './note'
import type { Scene } from './scene'
import { ROWS, askedClass, calledBy, column, hint, icon, initials, isInternal, isLongName, tabOf } from './scene'
import { jobStatement, outcomeStatement } from './statements'

/** The map: a real table with two header rows and six rows of cells. */
export function map(scene: Scene) {
  const { view, words } = scene
  const classes = ['map', scene.guided ? 'is-guided' : '', view.jobs.length > 3 ? 'is-many' : '', isLarge(scene) ? 'is-large' : '', scene.asked ? 'is-led' : '']
  return html`<table class=${classes.filter(Boolean).join(' ')} id="map" role="grid" aria-label=${words('title', view.customer.name ?? '')} aria-rowcount=${ROWS.length + 2} aria-colcount=${view.jobs.length * 2 + 1}>
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
  return html`<th class="corner" rowspan="2" scope="col" role="columnheader" aria-colindex="1"><div class=${'who' + (isLongName(customer.name) ? ' is-long' : '')}>${
    customer.picture
      ? html`<img class="avatar avatar-lg" src=${served('/pictures/' + customer.picture)} alt="">`
      : html`<span class="avatar avatar-lg p-teal" aria-hidden="true">${initials(name)}</span>`
  }<div><b dir="auto">${name}</b>${
    customer.type ? html`<span class="tag">${icon(scene, 'user')} <bdi>${typeName(scene, customer.type)}</bdi></span>` : nothing
  }</div>${hint(scene, 'customer')}</div>${customer.position ? html`<p class="meta" dir="auto">${customer.position}</p>` : nothing}</th>`
}

const TYPES = ['buyer', 'end user', 'support team', 'partner']

function typeName(scene: Scene, type: string): string {
  return TYPES.includes(type) ? scene.words('type.' + type.replace(' ', '-')) : type
}

function jobHead(scene: Scene, job: JobView, i: number) {
  const { words } = scene
  const cell = job.job.id + '/head'
  return html`<th role="columnheader" class=${'jobhead ' + column(scene, job.job.id)} colspan="2" scope="colgroup" id=${'j-' + job.job.id} data-cell=${cell} tabindex=${tabOf(scene, cell)} aria-colindex=${i * 2 + 2}><div class="row"><a class="jobno" tabindex="-1" href=${served(`/maps/${scene.customerId}/jobs/${job.job.id}`)}>${words('job.' + job.job.rank, i + 1)}</a>${
    job.job.id === scene.job ? html`<span class="when-guided">${words('job.in-focus')}</span>` : nothing
  }${hint(scene, job.job.id)}<span class="grow"></span>${gapButton(scene, job.gap, job.job.id === scene.job)}${
    scene.mayEdit
      ? html`<button class="jobmenu" type="button" tabindex="-1" data-do="job-menu" aria-haspopup="menu" aria-label=${words('job.menu', i + 1)}>${icon(scene, 'more', 'icon-14')}</button>`
      : nothing
  }</div></th>`
}

function bodyCell(scene: Scene, job: JobView, i: number, category: Category) {
  const key = `${job.job.id}/${category}`
  const notes = job.cells[category]
  const focus = column(scene, job.job.id)
  const mark = scene.marks.get(key) ?? ''
  const label = scene.words('cell.label', scene.words('row.' + category), i + 1, notes.length)
  return html`<td role="gridcell" class=${focus + askedClass(scene, key)} colspan="2" aria-colindex=${i * 2 + 2} data-cell=${key} tabindex=${tabOf(scene, key)} aria-label=${label}>${guard(
    [notes, focus, mark, notes.length === 0 ? scene.job : '', scene.mayAdd, scene.mayEdit],
    () => [cellContent(scene, job, category), strangers(scene, key)],
  )}</td>`
}

/** Those who are at this cell and at none of its notes. */
function strangers(scene: Scene, key: string) {
  const here = scene.others.filter((other) => other.cell === key && !other.note && other.draft === undefined && !other.still)
  return here.map((other) => cursor(scene, other))
}
