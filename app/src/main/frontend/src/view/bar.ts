import { html, nothing } from 'lit'
import { served } from '../live/address'
import { guideStrip } from './guide'
import { map } from './map'
import { presentBar } from './present'
import { banner, saved } from './saving'
import type { Present, Scene } from './scene'
import { ROWS, badged, colourOf, focusIndex, icon, initials, jobInFocus } from './scene'

/** The whole board: the bar, the guide through the method, and the map. */
export function board(scene: Scene) {
  return html`${bar(scene)}${guide(scene)}${guideStrip(scene)}${banner(scene)}<div class="stage"><div class="scroller" id="scroller" tabindex="-1">${map(scene)}<div class="chain-host"></div>${
    scene.view.jobs.length === 0 ? emptyMap(scene) : nothing
  }</div>${scene.panel?.tree(scene) ?? nothing}</div>${scene.isPresenting ? presentBar(scene) : nothing}`
}

function bar(scene: Scene) {
  const { words } = scene
  return html`<header class="bar"><div class="crumbs">${crumbs(scene, scene.customerId)}<h1 aria-current="page">${words('crumb.map')}</h1></div>${saved(scene)}${limits(scene)}<span class="grow"></span>${people(scene)}<span class="bar-sep"></span>${
    scene.mayAdd
      ? html`<button class="btn btn-quiet btn-icon btn-sm" type="button" data-do="undo" aria-label=${words('undo')} title=${words('undo')} ?disabled=${!scene.canUndo}>${icon(scene, 'undo')}</button><button class="btn btn-quiet btn-icon btn-sm" type="button" data-do="redo" aria-label=${words('redo')} title=${words('redo')} ?disabled=${!scene.canRedo}>${icon(scene, 'redo')}</button>`
      : nothing
  }${scene.isGuest ? nothing : tools(scene)}${comments(scene)}${
    scene.isGuest ? nothing : html`<button class="btn btn-sm bar-more" type="button" data-do="present">${icon(scene, 'present')} ${words('present')}</button>`
  }</header>`
}

/** The way from the map to the rest of the workspace; a guest has none. */
export function crumbs(scene: Pick<Scene, 'words' | 'icons' | 'view' | 'isGuest'>, customer: string) {
  const name = html`<bdi>${scene.view.customer.name ?? ''}</bdi>`
  const next = icon(scene, 'chev-right')
  return scene.isGuest
    ? html`${name}${next}`
    : html`<a href=${served('/customers')}>${scene.words('crumb.customers')}</a>${next}<a href=${served('/customers/' + customer)}>${name}</a>${next}`
}

function tools(scene: Scene) {
  const { words } = scene
  const map = served('/maps/' + scene.customerId)
  return html`<button class="btn btn-quiet btn-icon btn-sm bar-kept" type="button" data-do="palette" aria-label=${words('palette')} title=${words('palette')}>${icon(scene, 'search')}</button><a class="btn btn-quiet btn-sm" href=${map + '/empathy'}>${icon(scene, 'heart')} ${words('empathy.title')}</a><a class="btn btn-quiet btn-sm bar-more" href=${map + '/history'}>${icon(scene, 'history')} ${words('history')}</a><button class="btn btn-quiet btn-sm" type="button" popovertarget="export-menu" aria-haspopup="true">${icon(scene, 'download')} ${words('export')}</button>${exports(scene)}${
    scene.mayKeep ? html`<a class="btn btn-quiet btn-sm" href=${map + '/share'}>${icon(scene, 'share')} ${words('share')}</a>` : nothing
  }`
}

/** Opens what is said about the map. */
function comments(scene: Scene) {
  const { words, view, panel } = scene
  return html`<button class="btn btn-quiet btn-sm bar-kept" type="button" data-do="comments" aria-expanded=${panel !== undefined} aria-controls=${panel ? 'comments' : nothing}>${icon(scene, 'message')} ${words('comments')}${view.threads > 0 ? html` <span class="num">${view.threads}</span>` : nothing}</button>`
}

/** What one may do, where that is not everything; a guest is shown what they may, and no less is said of it. */
function limits(scene: Scene) {
  const { words, mayEdit, mayTakePart, isGuest } = scene
  return mayEdit || isGuest ? nothing : html`<span class="tag">${icon(scene, 'lock', 'icon-12')} ${words(mayTakePart ? 'may.take-part' : 'may.see')}</span>`
}

/** Who is here. */
export function people(scene: Pick<Scene, 'words' | 'me' | 'others'>) {
  const { words, me } = scene
  const others = [...new Map(scene.others.map((other) => [other.person ?? other.who, other])).values()]
  const names = [...others.map((other) => badged(words, other)), words('presence.you')].join(', ')
  const shown: Present[] = others.slice(0, 5)
  return html`<span class="avatars" role="img" aria-label=${words('presence.here', names)}>${shown.map(
    (other) => html`<span class=${'avatar ' + colourOf(other.person ?? other.who)} title=${badged(words, other)}>${initials(other.name)}</span>`,
  )}${others.length > 5 ? html`<span class="avatar avatar-plain">${words('presence.more', others.length - 5)}</span>` : nothing}<span class=${'avatar ' + me.colour} title=${words('presence.you')}>${initials(me.name)}</span></span>`
}

export const EXPORTS = ['pdf?page=a3', 'pdf?page=a4', 'pdf?page=letter', 'xlsx', 'csv', 'md', 'yaml', 'json']

function exports({ words, customerId }: Scene) {
  return html`<div class="menu pop" id="export-menu" popover>${EXPORTS.map(
    (form) => html`<a href=${served(`/maps/${customerId}/export.${form}`)} download>${words('export.' + form.replace('?page=', '-'))}</a>`,
  )}</div>`
}

function guide(scene: Scene) {
  const { words, guided } = scene
  return html`<div class=${guided ? 'guide' : 'guide is-whole'} role="group" aria-label=${words('guide')}><div class="seg" role="radiogroup" aria-label=${words('view')}><a role="radio" href="?view=guided" aria-checked=${guided} tabindex=${guided ? '0' : '-1'} data-do="guided">${icon(scene, 'columns', 'icon-14')} ${words('view.guided')}</a><a role="radio" href="?view=whole" aria-checked=${!guided} tabindex=${guided ? '-1' : '0'} data-do="whole">${icon(scene, 'grid', 'icon-14')} ${words('view.whole')}</a></div>${steps(scene)}${scene.mayEdit ? html`<button class="btn btn-sm btn-quiet" type="button" data-do="guide" aria-pressed=${scene.isLed}>${icon(scene, 'flag', 'icon-14')} ${words('guided.start')}</button>` : nothing}${neighbours(scene)}</div>`
}

function steps(scene: Scene) {
  const { words } = scene
  const job = jobInFocus(scene)
  if (!job) {
    return html`<span class="grow"></span>`
  }
  return html`<ol class="guide-steps" aria-label=${words('guide.steps', focusIndex(scene) + 1)}>${ROWS.map(({ category }) => {
    const current = scene.spot.cell === `${job.job.id}/${category}`
    const done = !current && job.cells[category].length > 0
    return html`<li><a class=${done ? 'done' : current ? 'now' : 'todo'} href=${'#row-' + category} aria-current=${current ? 'step' : nothing} data-do="row" data-row=${category}>${
      done ? html`${icon(scene, 'check', 'icon-12')} ` : nothing
    }${words(`row.${category}.short`)}${done ? html`<span class="sr-only">${words('guide.done')}</span>` : nothing}</a></li>`
  })}</ol>`
}

function neighbours(scene: Scene) {
  const { words, view } = scene
  const focus = focusIndex(scene)
  const before = view.jobs[focus - 1]
  const after = view.jobs[focus + 1]
  return html`${
    scene.guided && before
      ? html`<a class="btn btn-sm btn-quiet guide-nav" href=${'?job=' + before.job.id} data-do="focus" data-job=${before.job.id}>${icon(scene, 'arrow-left', 'icon-14')} ${words('guide.job', focus)}</a>`
      : nothing
  }${
    scene.guided && after
      ? html`<a class="btn btn-sm guide-nav" href=${'?job=' + after.job.id} data-do="focus" data-job=${after.job.id}>${words('guide.job', focus + 2)} ${icon(scene, 'arrow-right', 'icon-14')}</a>`
      : scene.mayEdit
        ? html`<button class="btn btn-sm guide-nav" type="button" data-do="add-job">${icon(scene, 'plus', 'icon-14')} ${words('job.add')}</button>`
        : nothing
  }`
}

function emptyMap(scene: Scene) {
  return html`<div class="empty empty-map"><h2 class="h-section">${scene.words('map.empty')}</h2><p>${scene.words('map.empty.why')}</p>${
    scene.mayEdit
      ? html`<button class="btn btn-primary" type="button" data-do="add-job">${scene.words('job.add-first')}</button>`
      : nothing
  }</div>`
}
