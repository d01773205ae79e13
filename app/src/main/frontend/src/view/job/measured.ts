import { html, nothing } from 'lit'
import { addMeasurement, setMeasure } from '../../model/commands'
import type { Measurement } from '../../model/elements'
import { removeElement } from '../../model/method'
import type { OutcomeView } from '../../model/valuemap'
import { numberIn, today } from '../boxes'
import { gears } from '../gap'
import { icon } from '../scene'
import { chart } from './chart'
import type { JobScreen } from './page'

/** The gap of an outcome in words and gears. */
export function gapOf(screen: JobScreen, { gap }: OutcomeView, size = '') {
  const { words } = screen
  const percent = gap === null ? null : Math.round(gap * 100)
  return html`<div class="now">${gears(screen, gap, percent === null ? words('gap.none') : words('gap.percent', percent), size)}${
    percent === null ? html`<span class="meta">${words('gap.none')}</span>` : html`<b class="num">${words('gap.number', percent)}</b>`
  }</div>`
}

/** What is measured of an outcome: the way from baseline to promise, the history drawn and as a table, and a new value. */
export function measured(screen: JobScreen, shown: OutcomeView, isBrief = false) {
  return html`${isBrief ? nothing : gapOf(screen, shown, 'gears-lg')}${track(screen, shown)}${
    isBrief ? nothing : html`<div class="chart-host">${chart(screen, shown)}</div>`
  }${history(screen, shown)}${screen.mayEdit ? setting(screen, shown) : nothing}`
}

/** From the baseline on the left to the promise on the right; what is filled is delivered. */
function track(screen: JobScreen, { outcome, measurements, gap }: OutcomeView) {
  const { words } = screen
  const { unit = '', baseline, promised } = outcome.measure ?? {}
  const now = measurements.at(-1)?.value
  if (gap === null || baseline === undefined || promised === undefined || now === undefined) {
    return html`<p class="meta">${unit ? words('job-page.unit', unit) : words('job-page.unmeasured')}</p>`
  }
  const done = Math.round((1 - gap) * 100)
  const anchor = done < 20 ? 'start' : done > 80 ? 'end' : 'middle'
  return html`<div class="reach"><svg class="way-track" aria-hidden="true"><text x=${done + '%'} y="10" text-anchor=${anchor}>${words('job-page.now', now)}</text><line class="way-gap" x1="0" x2="100%" y1="19" y2="19" /><rect class="way-done" width=${done + '%'} y="16" height="6" rx="3" /><line class="way-end" x1="100%" x2="100%" y1="14" y2="24" /></svg><p class="measure-ends"><span>${words('job-page.start', baseline)}</span><span>${words('job-page.promised', promised)}</span></p><p class="meta">${words('job-page.unit', unit)}</p></div>`
}

function history(screen: JobScreen, { measurements }: OutcomeView) {
  const { words, mayEdit } = screen
  const row = ({ id, value, on, source, by }: Measurement) =>
    html`<tr><td><time>${on ? words('date', new Date(on)) : ''}</time></td><td class="right num">${words('number', value)}</td><td dir="auto">${source || by?.name || ''}</td>${
      mayEdit ? html`<td><button class="tool" type="button" aria-label=${words('job-page.measurement.remove', value)} @click=${() => screen.editWithToast(removeElement(screen.session.document, id), words('job-page.measurement.removed'))}>${icon(screen, 'x', 'icon-12')}</button></td>` : nothing
    }</tr>`
  return measurements.length === 0
    ? nothing
    : html`<details class="more"><summary>${words('job-page.measurements', measurements.length)}</summary><table class="table"><thead><tr><th scope="col">${words('job-page.on')}</th><th scope="col" class="right">${words('job-page.value')}</th><th scope="col">${words('job-page.source')}</th>${mayEdit ? html`<th scope="col"><span class="sr-only">${words('menu.delete')}</span></th>` : nothing}</tr></thead><tbody>${[...measurements].reverse().map(row)}</tbody></table></details>`
}

/** How it is measured, and a new value with its day and source. */
function setting(screen: JobScreen, { outcome }: OutcomeView) {
  const { words } = screen
  const input = (name: string, label: string, value: unknown = '', more: { type?: string; placeholder?: string } = {}) =>
    html`<label>${words(label)}<input class="input input-sm" name=${name} type=${more.type ?? 'text'} inputmode=${more.type ? nothing : name === 'unit' || name === 'source' ? 'text' : 'decimal'} autocomplete="off" placeholder=${more.placeholder ?? ''} .defaultValue=${String(value ?? '')}></label>`
  const { unit, baseline, promised } = outcome.measure ?? {}
  return html`<details class="more"><summary>${words('job-page.measure')}</summary><form novalidate @submit=${(event: Event) => saveMeasure(screen, outcome.id, event)}>${input('unit', 'measure.unit', unit, { placeholder: words('measure.unit.example') })}<div class="two">${input('baseline', 'measure.baseline', baseline)}${input('promised', 'measure.promised', promised)}</div><p class="problem" role="alert"></p><button class="btn btn-sm">${words('measure.save')}</button></form></details><details class="more"><summary>${words('job-page.measurement.add')}</summary><form novalidate @submit=${(event: Event) => saveMeasurement(screen, outcome.id, event)}><div class="two">${input('value', 'job-page.value')}${input('on', 'job-page.on', today(), { type: 'date' })}</div>${input('source', 'job-page.source', '', { placeholder: words('job-page.source.example') })}<p class="problem" role="alert"></p><button class="btn btn-sm">${words('job-page.measurement.save')}</button></form></details>`
}

function saveMeasure(screen: JobScreen, id: string, event: Event): void {
  const { words, session } = screen
  const form = formOf(event)
  const [baseline, promised] = [numberIn(form.text('baseline')), numberIn(form.text('promised'))]
  const fault =
    Number.isNaN(baseline) || Number.isNaN(promised)
      ? 'number'
      : form.text('unit') === ''
        ? 'unit'
        : baseline !== undefined && baseline === promised
          ? 'same'
          : undefined
  if (form.refuse(fault && words('measure.problem.' + fault))) {
    return
  }
  const measure = { unit: form.text('unit'), ...(baseline !== undefined && { baseline }), ...(promised !== undefined && { promised }) }
  screen.edit(setMeasure(session.document, id, measure), words('measure.save'))
  screen.tell.say(words('live.saved'))
}

function saveMeasurement(screen: JobScreen, id: string, event: Event): void {
  const { words, session } = screen
  const form = formOf(event)
  const value = numberIn(form.text('value'))
  if (form.refuse(value === undefined || Number.isNaN(value) ? words('measure.problem.number') : undefined) || value === undefined) {
    return
  }
  screen.edit(addMeasurement(session.document, session.draw, id, value, form.text('on') || today(), form.text('source')), words('job-page.measurement.save'))
  screen.tell.say(words('live.saved'))
  form.clear('value', 'source')
}

/** A form that was sent: its texts, and where it says what is wrong. */
function formOf(event: Event) {
  event.preventDefault()
  const form = event.target as HTMLFormElement
  const problem = form.querySelector<HTMLElement>('.problem')!
  return {
    text: (name: string) => String(new FormData(form).get(name) ?? '').trim(),
    clear: (...names: string[]) => names.forEach((name) => ((form.elements.namedItem(name) as HTMLInputElement).value = '')),
    refuse(fault: string | undefined): boolean {
      problem.textContent = fault ?? ''
      return fault !== undefined
    },
  }
}
