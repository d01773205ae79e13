import { html, nothing, svg } from 'lit'
import type { OutcomeView } from '../../model/valuemap'
import type { JobScreen } from './page'

const WIDTH = 280
const TOP = 14
const BOTTOM = 84

/** The measured values of an outcome over their days, and how far the last one is from the promise. */
export function chart(screen: JobScreen, { outcome, measurements }: OutcomeView) {
  const promised = outcome.measure?.promised
  const points = plotted(measurements.map(({ value, on }) => ({ value, on })), promised)
  const last = points.line.at(-1)
  const value = measurements.at(-1)?.value
  if (!last || value === undefined || measurements.length < 2) {
    return nothing
  }
  const { words } = screen
  const label = words('job-page.chart', outcome.measure?.unit ?? '', measurements.map((one) => words('number', one.value)).join(', '))
  const isLow = points.promised !== undefined && points.promised > last.y
  return html`<svg class="history" viewBox=${`0 0 ${WIDTH} 100`} role="img" aria-label=${label}>${
    points.promised === undefined
      ? nothing
      : svg`<line class="history-promise" x1="0" x2=${WIDTH} y1=${points.promised} y2=${points.promised} /><text class="history-label" x="0" y=${points.promised + 12}>${words('measure.promised')}</text>`
  }<path class="history-line" d=${'M' + points.line.map(({ x, y }) => `${x} ${y}`).join('L')} />${
    points.promised === undefined || promised === undefined || Math.abs(points.promised - last.y) < 14
      ? nothing
      : svg`<line class="history-gap" x1=${last.x} x2=${last.x} y1=${last.y + (isLow ? 4 : -4)} y2=${points.promised + (isLow ? -2 : 2)} /><text class="history-to-go" x=${last.x - 8} y=${(last.y + points.promised) / 2 + 4} text-anchor="end">${words('job-page.to-go', Math.abs(round(value - promised)))}</text>`
  }<circle class="history-now" cx=${last.x} cy=${last.y} r="3.5" /></svg>`
}

/** Places of values in the drawing: days from left to right, the scale over all values and the promise. */
export function plotted(values: readonly { value: number; on?: string | undefined }[], promised: number | undefined) {
  const all = [...values.map(({ value }) => value), ...(promised === undefined ? [] : [promised])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const y = (value: number) => round(high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP))
  const days = values.map(({ on }, i) => (on ? Date.parse(on) : NaN) || i)
  const [first = 0, end = 0] = [days[0], days.at(-1)]
  const span = end - first
  const line = values.map(({ value }, i) => ({
    x: round(4 + (WIDTH - 20) * (span > 0 && days.every(Number.isFinite) ? (days[i]! - first) / span : i / Math.max(1, values.length - 1))),
    y: y(value),
  }))
  return { line, promised: promised === undefined ? undefined : y(promised) }
}

const round = (x: number) => Math.round(x * 10) / 10
