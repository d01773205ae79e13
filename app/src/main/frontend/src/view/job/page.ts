import { html, nothing } from 'lit'
import { served } from '../../live/address'
import type { Alternative, Outcome } from '../../model/elements'
import { addOutcome } from '../../model/commands'
import { addPromise, originsOf } from '../../model/method'
import type { JobView } from '../../model/valuemap'
import type { Item } from '../menus'
import { ROWS, icon } from '../scene'
import { Screen } from '../screen'
import { screenBar } from '../screen-bar'
import { checks } from './checks'
import { forces } from './forces'
import { jobMap } from './job-map'
import { gapOf, measured } from './measured'
import { jobStatements, promises } from './promises'
import { statement } from './statement'

/** How the page is looked at; the address says it, so that it can be passed on and reads without scripts. */
export interface Look {
  /** The four user job steps instead of the eight. */
  readonly four: boolean
  /** The forces as a table. */
  readonly table: boolean
  /** The forces that speak of this alternative only. */
  readonly alternative: string | undefined
}

/** The page of one job: its statement and outcomes, what is promised and measured, its steps and its forces. */
export class JobScreen extends Screen {
  look: Look = lookOf(location.search)

  constructor(
    options: Screen['options'],
    readonly job: string,
  ) {
    super(options)
  }

  get index(): number {
    return this.view.jobs.findIndex(({ job }) => job.id === this.job)
  }

  get map(): string {
    return served('/maps/' + this.options.customerId)
  }

  alternatives(id: string): Alternative[] {
    return this.session.document.on('alternative', id)
  }

  /** Looks at the page in another way. */
  see(change: Partial<Look>): void {
    this.look = { ...this.look, ...change }
    history.replaceState(history.state, '', addressOf(this.look))
    this.schedule()
  }

  protected tree() {
    const shown = this.view.jobs[this.index]
    const address = `${this.map}/jobs/${this.job}`
    return html`${screenBar(this, this.words('job-page.tab', this.index + 1), address)}<div class="job-page" id="scroller" tabindex="-1">${
      shown ? this.page(shown) : html`<p class="empty">${this.words('job-page.gone')}</p>`
    }</div>`
  }

  private page(shown: JobView) {
    const { words } = this
    const [heading, ...more] = shown.outcomes
    return html`<div class="top"><div class="defined"><h1 class="sr-only" dir="auto">${shown.job.text ?? words('job.blank')}</h1><div class="editor"><div class="edit"><p class="meta"><span>${words('job.todo')}</span><span>${words('job-page.objective')}</span></p>${statement(this, 'job', shown.job)}</div><div class="edit"><p class="meta"><span>${words('job.outcome')}</span><span>${words('job-page.result')}</span></p>${
      heading ? statement(this, 'outcome', heading.outcome) : this.firstOutcome()
    }</div></div>${this.origins(shown.job.id)}<div class="below">${checks(this, shown)}${jobStatements(this)}</div>${promises(this, shown)}</div><aside class="gapbox" aria-labelledby="gap-head"><h2 class="h-section" id="gap-head">${words('job-page.gap')}</h2>${
      heading ? measured(this, heading) : html`<p class="meta">${words('measure.no-outcome')}</p>`
    }${this.onTheMap(shown)}</aside></div>${this.further(more)}${jobMap(this, shown)}${forces(this)}`
  }

  private firstOutcome() {
    return this.mayEdit ? this.newOutcome('edit-stmt') : html`<p class="meta">${this.words('job.outcome.blank')}</p>`
  }

  private newOutcome(css: string) {
    const { words, session } = this
    return this.editor.field(
      {
        key: `${this.job}/outcome/new`,
        text: '',
        label: words('job-page.add-outcome'),
        blank: css ? words('job.outcome.blank') : words('job-page.add-outcome'),
        adds: true,
        isLine: true,
        most: 500,
        change: (text) => addOutcome(session.document, session.draw, this.job, text),
      },
      css,
    )
  }

  /** The empathy notes that the job or its outcomes were started from. */
  private origins(id: string) {
    const { document } = this.session
    const notes = [id, ...document.on('outcome', id).map((outcome: Outcome) => outcome.id)].flatMap((one) => originsOf(document, one))
    return notes.length === 0
      ? nothing
      : html`<p class="origins meta">${this.words('job-page.origin')} ${notes.map((note) => html`<a class="linkish" dir="auto" href=${`${this.map}/empathy#n-${note.id}`}>${note.text}</a> `)}</p>`
  }

  /** How many notes of the canvas belong to this job, row by row. */
  private onTheMap({ cells, job }: JobView) {
    const { words } = this
    return html`<ul class="proof" aria-label=${words('job-page.on-map')}>${ROWS.map(
      ({ category, icon: sign, cat }) =>
        html`<li data-cat=${cat}><span class="cat-icon">${icon(this, sign, 'icon-14')}</span><a class="linkish" href=${`${this.map}?job=${job.id}#row-${category}`}>${words('row.' + category)}</a><span class="meta num">${words('job-page.notes', cells[category].length)}</span></li>`,
    )}</ul>`
  }

  /** The outcomes beside the one that heads the column. */
  private further(more: JobView['outcomes']) {
    const { words } = this
    return more.length === 0 && !this.mayEdit
      ? nothing
      : html`<section class="block" id="outcomes" tabindex="-1" aria-labelledby="s-outcomes"><div class="block-head"><h2 class="h-section" id="s-outcomes">${words('job-page.more-outcomes')}</h2></div><ol class="further">${more.map(
          (one) => html`<li id=${'o-' + one.outcome.id}><div>${statement(this, 'outcome', one.outcome)}</div><div class="brief">${gapOf(this, one)}${measured(this, one, true)}</div></li>`,
        )}</ol>${this.mayEdit && this.view.jobs[this.index]!.outcomes.length > 0 ? html`<div class="add">${this.newOutcome('')}</div>` : nothing}</section>`
  }

  protected commands(): Item[] {
    const { words } = this
    const group = words('palette.commands')
    const go = (label: string, icon: string, run: () => void): Item => ({ label, icon, group, run })
    const parts = (['outcomes', 'job-map', 'forces', 'promises'] as const).map((id) =>
      go(words('job-page.go.' + id), 'arrow-right', () => document.getElementById(id)?.focus()),
    )
    const { session } = this
    const promise = go(words('job-page.promise.add'), 'plus', () => this.edit(addPromise(session.document, session.draw, this.job, {}), words('job-page.promise.add')))
    return [go(words('job-page.open-map'), 'grid', () => location.assign(`${this.map}?job=${this.job}`)), ...parts, ...(this.mayEdit ? [promise] : [])]
  }
}

export function lookOf(query: string): Look {
  const asked = new URLSearchParams(query)
  return { four: asked.get('steps') === '4', table: asked.get('forces') === 'table', alternative: asked.get('alternative') ?? undefined }
}

/** The address of a look; what is as usual is left out. */
export function addressOf({ four, table, alternative }: Look): string {
  const asked = new URLSearchParams()
  if (four) asked.set('steps', '4')
  if (table) asked.set('forces', 'table')
  if (alternative !== undefined) asked.set('alternative', alternative)
  return '?' + asked
}

