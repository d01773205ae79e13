import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { served } from '../../live/address'
import { addEmpathy, moveEmpathy, removeElement, reworded, startFrom } from '../../model/method'
import type { Begun } from '../../model/method'
import type { Element, Empathy } from '../../model/elements'
import { byOrder } from '../../model/order'
import type { Item } from '../menus'
import { alternatives } from '../note'
import { ROWS, calledBy, catOf, icon, initials } from '../scene'
import { Screen } from '../screen'
import { screenBar } from '../screen-bar'
import { rays } from './rays'

/** The five fields in the order in which they are read, with their signs. */
export const FIELDS: readonly { readonly field: Empathy['field']; readonly sign: string }[] = [
  { field: 'influences', sign: 'voices' },
  { field: 'thoughts', sign: 'thought' },
  { field: 'feelings', sign: 'heart' },
  { field: 'traits', sign: 'traits' },
  { field: 'actions', sign: 'action' },
]

/** The empathy map (M2): five fields around the customer, and what was started from their notes. */
export class EmpathyScreen extends Screen {
  protected tree() {
    const { words, view } = this
    const address = served(`/maps/${this.options.customerId}/empathy`)
    return html`${screenBar(this, words('empathy.title'), address)}<div class="canvas" id="scroller" tabindex="-1"><div class="empathy-head"><h1 class="h-section">${words('empathy.of', view.customer.name ?? '')}</h1><p class="meta">${this.started()}</p></div><div class="field-map">${FIELDS.map(
      ({ field, sign }) => this.zone(field, sign),
    )}${this.person()}<div class="rays-host"></div></div></div>`
  }

  override drawNow(): void {
    super.drawNow()
    rays(this.root)
  }

  protected commands(): Item[] {
    return FIELDS.map(({ field, sign }) => ({
      label: this.words(`empathy.${field}.add`),
      icon: sign,
      group: this.words('palette.commands'),
      run: () => document.getElementById('w-empathy/' + field)?.focus(),
    })).filter(() => this.mayEdit)
  }

  private notes(field?: Empathy['field']): Empathy[] {
    return [...this.session.document.all('empathy')].filter((note) => !field || note.field === field).sort(byOrder)
  }

  private started(): string {
    const all = this.notes()
    return this.words('empathy.started', all.filter((note) => this.begun(note).length > 0).length, all.length)
  }

  /** What was started from a note and is still there. */
  private begun(note: Empathy): Element[] {
    return (note.became ?? []).flatMap((id) => this.session.document.get(id) ?? [])
  }

  private zone(field: Empathy['field'], sign: string) {
    const { words } = this
    const name = words('empathy.' + field)
    const adding = {
      key: 'empathy/' + field,
      text: '',
      label: words(`empathy.${field}.add`),
      blank: words(`empathy.${field}.add`),
      adds: true,
      most: 2_000,
      change: (text: string) => addEmpathy(this.session.document, this.session.draw, field, text),
    }
    return html`<section class=${'zone z-' + field} aria-labelledby=${'z-' + field} tabindex="-1"><h2 id=${'z-' + field}>${icon(this, sign)} ${name}</h2><p class="meta">${words(`empathy.${field}.prompt`, calledBy(this))}</p><ul>${repeat(
      this.notes(field),
      (note) => note.id,
      (note) => this.note(note),
    )}${this.mayEdit ? html`<li class="add">${this.editor.field(adding)}</li>` : nothing}</ul></section>`
  }

  private note(note: Empathy) {
    const { words, session } = this
    const written = {
      key: 'empathy/' + note.id,
      text: note.text,
      label: words('empathy.note', words('empathy.' + note.field)),
      most: 2_000,
      change: (text: string, base: string) => (text ? reworded(note.id, 'empathy', 'text', base, text) : removeElement(session.document, note.id)),
    }
    return html`<li class="note" id=${'n-' + note.id}>${this.editor.field(written, 'note-text')}${alternatives(this, session.document.on('alternative', note.id))}<div class="note-meta">${this.begun(note).map(
      (begun) => this.chip(begun),
    )}${
      note.by?.name
        ? html`<span class="note-by"><span aria-hidden="true" title=${note.by.name}>${initials(note.by.name)}</span><span class="sr-only">${words('note.by', note.by.name)}</span></span>`
        : nothing
    }${this.mayEdit ? this.tools(note) : nothing}</div></li>`
  }

  /** Where a note has gone. */
  private chip(begun: Element) {
    const { words } = this
    const map = served('/maps/' + this.options.customerId)
    if (begun.is === 'note') {
      const { category } = begun.place
      return html`<a class="on-map" data-cat=${catOf(category)} href=${`${map}?at=${begun.id}`}><span class="links"><i></i></span>${words(`row.${category}.short`)}</a>`
    }
    const job = begun.is === 'outcome' ? begun.job : begun.id
    return html`<a class="on-map" href=${`${map}/jobs/${job}`}>${icon(this, 'target')}${words(begun.is === 'outcome' ? 'job.outcome' : 'job.todo')}</a>`
  }

  private tools(note: Empathy) {
    const { words } = this
    const about = 'w-empathy/' + note.id
    return html`<span class="note-tools"><button class="tool" type="button" id=${'start-' + note.id} aria-haspopup="dialog" aria-describedby=${about} @click=${() => this.start(note)}>${icon(this, 'arrow-ur')}${words('empathy.start')}</button><button class="tool" type="button" aria-haspopup="menu" aria-label=${words('menu.note')} aria-describedby=${about} @click=${(event: Event) => this.more(event, note)}>${icon(this, 'more')}</button></span>`
  }

  private start(note: Empathy): void {
    const { words } = this
    const begin = (begun: Begun) => () => {
      const { document, draw } = this.session
      this.editWithToast(startFrom(document, draw, note.id, begun), words('empathy.begun'))
    }
    const jobs = this.view.jobs.flatMap(({ job }, i): Item[] => [
      { label: words('job.outcome'), icon: 'target', group: job.text ?? words('guide.job', i + 1), run: begin({ is: 'outcome', job: job.id }) },
      ...ROWS.map(({ category, icon }) => ({
        label: words('row.' + category),
        icon,
        group: job.text ?? words('guide.job', i + 1),
        run: begin({ is: 'note', job: job.id, category }),
      })),
    ])
    const job: Item = { label: words('empathy.start-job'), icon: 'plus', group: words('empathy.start-new'), run: begin({ is: 'job' }) }
    this.choose(words('empathy.start-title'), [job, ...jobs])
  }

  private more(event: Event, note: Empathy): void {
    const { words } = this
    const { document, draw } = this.session
    const moves = FIELDS.filter(({ field }) => field !== note.field).map(({ field, sign }) => ({
      label: words('empathy.move', words('empathy.' + field)),
      icon: sign,
      run: () => this.editWithToast(moveEmpathy(document, draw, note.id, field), words('empathy.moved', words('empathy.' + field))),
    }))
    const remove = { label: words('menu.delete'), icon: 'x', isDanger: true, run: () => this.editWithToast(removeElement(document, note.id), words('toast.deleted', 1)) }
    this.menu(event.currentTarget as HTMLElement, [...moves, remove])
  }

  private person() {
    const { customer } = this.view
    return html`<div class="centre">${
      customer.picture
        ? html`<img class="avatar" src=${served('/pictures/' + customer.picture)} alt="">`
        : html`<span class="avatar p-teal" aria-hidden="true">${initials(customer.name ?? '')}</span>`
    }<b dir="auto">${customer.name ?? ''}</b>${
      customer.position ? html`<span class="meta" dir="auto">${customer.position}</span>` : nothing
    }</div>`
  }
}
