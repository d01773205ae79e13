import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { STEPS } from '../../model/elements'
import type { Note, Outcome, Promised, Step, StepNote } from '../../model/elements'
import { addStepNote, placeOnStep, removeElement, reworded } from '../../model/method'
import { byOrder } from '../../model/order'
import type { JobView, OutcomeView } from '../../model/valuemap'
import { alternatives } from '../note'
import { ROWS, catOf, icon } from '../scene'
import type { JobScreen } from './page'

/** The four user job steps, each with what it holds of the eight (M7, M9). */
export const FOUR: readonly { readonly name: string; readonly steps: readonly Step[] }[] = [
  { name: 'define-prepare', steps: ['define', 'locate', 'prepare', 'confirm'] },
  { name: 'execute', steps: ['execute'] },
  { name: 'analyze', steps: ['monitor', 'modify'] },
  { name: 'conclude', steps: ['conclude'] },
]

const EIGHT = STEPS.map((step) => ({ name: step, steps: [step] }))

/** The universal job map (M7): the steps of the job with what falls on each, and those where we are not there at all. */
export function jobMap(screen: JobScreen, shown: JobView) {
  const { words, look } = screen
  const notes = ROWS.flatMap(({ category }) => shown.cells[category].map(({ note }) => note))
  const groups = look.four ? FOUR : EIGHT
  const missing = groups.filter(({ steps }) => isOverlooked(notes, steps)).length
  const view = (four: boolean, name: string) =>
    html`<a href=${four ? '?steps=4' : '?steps=8'} aria-current=${look.four === four ? 'true' : nothing} @click=${(event: Event) => {
      event.preventDefault()
      screen.see({ four })
    }}>${words('job-page.steps.' + name)}</a>`
  return html`<section class="block job-map" id="job-map" tabindex="-1" aria-labelledby="s-map"><div class="block-head"><h2 class="h-section" id="s-map">${words('job-map.title')}</h2><p class="meta">${isBegun(notes) ? words('job-map.overlooked', missing, groups.length) : words('job-map.begin')}</p><span class="right"><span class="seg">${view(false, 'eight')}${view(true, 'four')}</span>${printing(screen)}</span></div><div class=${look.four ? 'loops is-four' : 'loops'}><span class="loop loop-back"><span>${words('job-map.loop.back')}</span></span><span class="loop loop-round"><span>${words('job-map.loop.round')}</span></span></div><ol class=${look.four ? 'track is-four' : 'track'}>${groups.map(
    (group, i) => step(screen, shown, notes, group, i),
  )}</ol>${unplaced(screen, shown, notes)}</section>`
}

/** Whether a touchpoint is at any step: until then nothing is overlooked, it has not been begun. */
const isBegun = (notes: readonly Note[]) => notes.some(({ place, step }) => place.category === 'touchpoints' && step)

/** Whether none of our touchpoints falls on these steps, while some do on others. */
function isOverlooked(notes: readonly Note[], steps: readonly Step[]): boolean {
  return isBegun(notes) && !notes.some(({ place, step }) => place.category === 'touchpoints' && step && steps.includes(step))
}

function printing({ words }: JobScreen) {
  return html`<button class="btn btn-quiet btn-sm" type="button" @click=${printMap}>${words('job-map.print')}</button>`
}

/** Prints the job map alone, on one page. */
function printMap(): void {
  document.documentElement.dataset['print'] = 'job-map'
  addEventListener('afterprint', () => delete document.documentElement.dataset['print'], { once: true })
  print()
}

function step(screen: JobScreen, shown: JobView, notes: readonly Note[], { name, steps }: (typeof FOUR)[number], i: number) {
  const { words, session, job } = screen
  const own = session.document.on('step-note', job).filter((note) => steps.includes(note.step)).sort(byOrder)
  const outcomes = shown.outcomes.filter(({ outcome }) => outcome.step && steps.includes(outcome.step))
  const placed = notes.filter(({ step }) => step && steps.includes(step))
  const joint = session.document.on('promise', job).sort(byOrder)
  const overlooked = isOverlooked(notes, steps)
  return html`<li class=${overlooked ? 'step is-overlooked' : 'step'}><div class="step-head" data-n=${i + 1}><h3>${words('job-map.' + name)}</h3><p>${words(`job-map.${name}.question`)}</p></div><ul class="outs">${outcomes.map(
    (one) => outcomeCard(screen, one),
  )}${repeat(own, ({ id }) => id, (note) => ownNote(screen, note))}${placed.map((note) => placedNote(screen, note))}${joint.flatMap((promise) =>
    offered(promise, steps).map((offering) => html`<li class="out is-offered"><span>${words('job-map.offered', offering.partner || words('someone'), offering.name ?? '')}</span></li>`),
  )}${overlooked ? html`<li class="out is-missing"><span>${words('job-map.missing')}</span></li>` : nothing}${
    screen.mayEdit ? html`<li class="add">${screen.editor.field(adding(screen, steps[0]!, name))}</li>` : nothing
  }</ul></li>`
}

function offered({ offerings = [] }: Promised, steps: readonly Step[]) {
  return offerings.filter(({ step }) => step && steps.includes(step))
}

function adding({ words, session, job }: JobScreen, step: Step, name: string) {
  return {
    key: `${job}/${step}/new`,
    text: '',
    label: words('job-map.add-to', words('job-map.' + name)),
    blank: words('job-map.add'),
    adds: true,
    most: 2_000,
    change: (text: string) => addStepNote(session.document, session.draw, job, step, text),
  }
}

function ownNote(screen: JobScreen, note: StepNote) {
  const { words, session } = screen
  const written = {
    key: `step-note/${note.id}`,
    text: note.text,
    label: words('job-map.note', words('job-map.' + note.step)),
    most: 2_000,
    change: (text: string, base: string) => (text ? reworded(note.id, 'step-note', 'text', base, text) : removeElement(session.document, note.id)),
  }
  return html`<li class="out">${screen.editor.field(written)}${alternatives(screen, screen.alternatives(note.id))}</li>`
}

function outcomeCard(screen: JobScreen, { outcome, gap }: OutcomeView) {
  const { words } = screen
  const percent = gap === null ? words('gap.no-measure') : words('job-map.gap', Math.round(gap * 100))
  return html`<li class=${gap ? 'out is-outcome is-open' : 'out is-outcome'}><span dir="auto">${outcome.text || words('job.outcome.blank')}</span><span class="score">${icon(screen, 'target', 'icon-12')}<b>${percent}</b></span>${stepOf(screen, outcome, outcome.text ?? '')}</li>`
}

/** A note of the canvas, on the step where it falls. */
function placedNote(screen: JobScreen, note: Note) {
  const { words } = screen
  const { category } = note.place
  return html`<li class="out is-placed" data-cat=${catOf(category)}><a href=${`${screen.map}?at=${note.id}`} dir="auto">${note.text}</a><span class="score"><span class="links"><i></i></span>${words(`row.${category}.short`)}</span>${stepOf(screen, note, note.text)}</li>`
}

/** On which step something falls; by keyboard and on a phone as any choice. */
function stepOf(screen: JobScreen, element: Note | Outcome, name: string) {
  const { words, session } = screen
  const choose = (event: Event) => {
    const step = (event.target as HTMLSelectElement).value as Step | ''
    screen.edit(placeOnStep(session.document, element.id, step || undefined), words('job-map.placed'))
    screen.tell.say(step ? words('job-map.placed-on', words('job-map.' + step)) : words('job-map.taken-off'))
  }
  return screen.mayEdit
    ? html`<select class="step-of" id=${'s-' + element.id} aria-label=${words('job-map.step-of', name)} @change=${choose}><option value="" ?selected=${!element.step}>${words('job-map.no-step')}</option>${STEPS.map(
        (step) => html`<option value=${step} ?selected=${element.step === step}>${words('job-map.' + step)}</option>`,
      )}</select>`
    : nothing
}

/** What falls on no step yet: touchpoints, friction and gaps first of all tell where we are and where we fail. */
function unplaced(screen: JobScreen, shown: JobView, notes: readonly Note[]) {
  const { words } = screen
  const left = notes.filter(({ step }) => !step)
  const outcomes = shown.outcomes.filter(({ outcome }) => !outcome.step && outcome.text)
  return left.length + outcomes.length === 0
    ? nothing
    : html`<details class="more unplaced" open><summary>${words('job-map.unplaced', left.length + outcomes.length)}</summary><ul>${outcomes.map(
        ({ outcome }) => html`<li>${icon(screen, 'target', 'icon-14')}<span dir="auto">${outcome.text}</span>${stepOf(screen, outcome, outcome.text ?? '')}</li>`,
      )}${left.map(
        (note) => html`<li data-cat=${catOf(note.place.category)}><span class="links"><i></i></span><span class="meta">${words(`row.${note.place.category}.short`)}</span><a href=${`${screen.map}?at=${note.id}`} dir="auto">${note.text}</a>${stepOf(screen, note, note.text)}</li>`,
      )}</ul></details>`
}
