import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Alternative, Category } from '../model/elements'
import { isGuest } from '../model/rights'
import type { JobView, NoteView } from '../model/valuemap'
import type { Present, Scene } from './scene'
import { badged, catOf, colourOf, focusIndex, hint, icon, initials } from './scene'

/** The notes of one cell, with who is writing there and the slot for the next. */
export function cellContent(scene: Scene, job: JobView, category: Category) {
  const key = `${job.job.id}/${category}`
  const notes = job.cells[category]
  const writing = scene.writing?.cell === key ? scene.writing : undefined
  const drafts = scene.others.filter((other) => other.cell === key && !other.note && other.draft)
  const count = notes.length + drafts.length + (writing?.what === 'new' ? 1 : 0)
  if (count === 0 && job.job.id !== scene.job) {
    return emptyCell(scene, job, category)
  }
  const items: (NoteView | undefined)[] = writing?.what === 'new' ? [...notes, undefined] : [...notes]
  const isWritten = (item: NoteView | undefined) => !item || (writing?.what === 'note' && writing.note === item.note.id)
  const isLive = writing !== undefined || scene.others.some((other) => other.cell === key)
  return html`<ol class=${'cell' + lengthOf(notes.length) + (isLive ? ' is-live' : '')}>${repeat(
      items,
      (item) => (isWritten(item) ? 'writing' : item!.note.id),
      (item) => (isWritten(item) ? fieldNote(scene, item) : noteCard(scene, item!)),
    )}${drafts.map((other) => draftCard(scene, other))}${
      scene.mayAdd && count < 3 ? addSlot(scene, category) : nothing
    }</ol>${scene.mayAdd ? addMore(scene, category, count < 3) : nothing}`
}

/** Long cells of a large map are not drawn while they are out of sight; the class says about how high they are. */
const lengthOf = (notes: number) => (notes > 24 ? ' is-longer' : notes > 12 ? ' is-long' : '')

function emptyCell(scene: Scene, job: JobView, category: Category) {
  const focus = focusIndex(scene)
  const later = scene.view.jobs.indexOf(job) > focus && focus >= 0
  const words = later ? scene.words('cell.empty-later', focus + 1) : scene.words('cell.empty')
  return html`<p class="empty-cell when-guided">${words}</p>${scene.mayAdd ? addMore(scene, category) : nothing}`
}

function addSlot(scene: Scene, category: Category) {
  return html`<li class="add-slot"><button type="button" tabindex="-1" data-do="add">${icon(scene, 'plus', 'icon-12')} ${scene.words(`row.${category}.add`)}</button></li>`
}

/** `isSpare`: a slot offers the same already, where the slots are shown. */
function addMore(scene: Scene, category: Category, isSpare = false) {
  return html`<button class=${isSpare ? 'add-more is-spare' : 'add-more'} type="button" tabindex="-1" data-do="add" aria-label=${scene.words(`row.${category}.add`)}>${icon(scene, 'plus', 'icon-12')} ${scene.words('cell.add')}</button>`
}

function noteCard(scene: Scene, shown: NoteView) {
  const { note } = shown
  const writer = scene.others.find((other) => other.note === note.id && other.draft !== undefined)
  const idle = writer ? undefined : scene.others.find((other) => other.note === note.id && !other.still)
  const here = scene.spot.note === note.id
  const classes = ['note']
  if (scene.selected.has(note.id)) classes.push('is-selected')
  if (scene.chain.has(note.id)) classes.push('is-chain')
  if (scene.linking === note.id) classes.push('is-link-from')
  if (writer) classes.push('is-remote', colourOf(writer.person ?? writer.who))
  return html`<li class=${classes.join(' ')} id=${'n-' + note.id} data-note=${note.id} tabindex=${here ? '0' : '-1'}>${
    writer ? html`<span class="note-remote">${scene.words('presence.writing', shortName(scene, writer))}</span>` : nothing
  }<p class="note-text" dir="auto">${rank(scene, shown.rank)}${writer?.draft ?? note.text}${
    writer ? html`<span class="writing-dots"></span>` : nothing
  }</p>${confirmed(scene, shown)}${alternatives(scene, shown.alternatives)}<div class="note-meta">${meta(scene, shown)}</div>${
    here && !writer ? html`<button class="note-more" type="button" tabindex="-1" data-do="note-menu" aria-haspopup="menu" aria-label=${scene.words('menu.note')}>${icon(scene, 'more', 'icon-14')}</button>` : nothing
  }${idle ? cursor(scene, idle) : nothing}</li>`
}

function rank(scene: Scene, rank: number | undefined) {
  return rank
    ? html`<span class="rank" dir="ltr"><span class="sr-only">${scene.words('note.top')} </span>${rank}</span>`
    : nothing
}

/** That the note holds for the customer or does not, who says so, and since when. */
function confirmed(scene: Scene, { confirmation }: NoteView) {
  if (!confirmation) {
    return nothing
  }
  const { state, by } = confirmation
  const name = by?.name || scene.words('someone')
  const said = by?.at ? scene.words(`note.${state}.on`, name, new Date(by.at)) : scene.words(`note.${state}`, name)
  return html`<p class="note-said" data-state=${state}>${icon(scene, state === 'confirmed' ? 'verified' : 'dash-circle', 'icon-14')} ${said}</p>`
}

function meta(scene: Scene, { note, votes, links, comments }: NoteView) {
  const cats = [...new Set(links.map((link) => link.category))]
  return html`${votes
    ? html`<span>${icon(scene, 'vote')}${votes}<span class="sr-only"> ${scene.words('note.votes', votes)}</span></span>`
    : nothing}${cats.length
    ? html`<span class="links">${cats.map((cat) => html`<i data-cat=${catOf(cat)}></i>`)}<span class="sr-only">${scene.words('note.links', links.length)}</span></span>`
    : nothing}${
    comments
      ? html`<span>${icon(scene, 'message')}${comments}<span class="sr-only"> ${scene.words('note.comments', comments)}</span></span>`
      : nothing
  }${hint(scene, note.id)}${scene.selected.has(note.id) ? html`<span class="sr-only">${scene.words('note.selected')}</span>` : nothing}${
    note.by?.name
      ? html`<span class="note-by"><span aria-hidden="true" title=${badged(scene.words, note.by)}>${initials(note.by.name)}</span>${
          isGuest(note.by.person ?? undefined) ? html`<span class="tag" aria-hidden="true">${scene.words('guest')}</span>` : nothing
        }<span class="sr-only">${scene.words('note.by', badged(scene.words, note.by))}</span></span>`
      : nothing
  }`
}

/** What lost against the text above where the two could not be merged. */
export function alternatives(scene: Pick<Scene, 'words' | 'mayEdit'>, all: readonly Alternative[]) {
  return all.length === 0
    ? nothing
    : html`<div class="alternatives">${all.map(
        (one) =>
          html`<div><span class="meta">${scene.words('alternative.by', one.by ? badged(scene.words, one.by) : scene.words('someone'))}</span><p dir="auto">${one.text}</p>${
            scene.mayEdit
              ? html`<div class="row"><button type="button" data-do="keep" data-alternative=${one.id}>${scene.words('alternative.keep')}</button><button type="button" data-do="drop" data-alternative=${one.id}>${scene.words('alternative.drop')}</button></div>`
              : nothing
          }</div>`,
      )}</div>`
}

function draftCard(scene: Scene, other: Present) {
  return html`<li class=${'note is-remote ' + colourOf(other.person ?? other.who)}><span class="note-remote">${scene.words('presence.writing', shortName(scene, other))}</span><p class="note-text" dir="auto">${other.draft}<span class="writing-dots"></span></p><div class="note-meta"><span class="note-by">${initials(other.name)}</span></div></li>`
}

function fieldNote(scene: Scene, shown: NoteView | undefined) {
  return html`<li class="note is-writing" id=${shown ? 'n-' + shown.note.id : nothing} data-note=${shown?.note.id ?? nothing}><p class="note-text">${rank(scene, shown?.rank)}<textarea rows="1" dir="auto" maxlength="2000" data-field="note" aria-label=${scene.words('note.field')}></textarea></p><div class="note-meta"><span>${scene.words('note.field.help')}</span></div></li>`
}

/** Someone who is at a cell or a note without writing. */
export function cursor(scene: Pick<Scene, 'words'>, other: Present) {
  return html`<span class=${'cursor ' + colourOf(other.person ?? other.who)} aria-hidden="true"><svg viewBox="0 0 16 18"><path d="M2 1.500 13.500 9 8.200 10.400 5.600 15.600z" fill="currentColor" stroke="var(--bg)" stroke-width="1.200" stroke-linejoin="round" /></svg><span>${shortName(scene, other)}</span></span>`
}

const shortName = ({ words }: Pick<Scene, 'words'>, { person, name }: Present) => badged(words, { person, name: name.trim().split(/\s+/)[0] ?? name })
