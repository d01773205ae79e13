import { html, nothing, svg } from 'lit'
import type { Scene } from './scene'

/** The gap of an outcome, which opens its measure; `isLong` has the word beside the number. */
export function gapButton(scene: Scene, gap: number | null, isLong: boolean) {
  const { words } = scene
  const percent = gap === null ? null : Math.round(gap * 100)
  const label = percent === null ? words('gap.none') : words('gap.percent', percent)
  const inside = html`${gears(scene, gap, label)}${
    percent === null
      ? html`<span>${words('gap.no-measure')}</span>`
      : html`<span class="gapnum">${words('gap.number', percent)}</span>${isLong ? html` <span>${words('gap.word')}</span>` : nothing}`
  }`
  return scene.mayEdit
    ? html`<button class="gapbtn" type="button" tabindex="-1" data-do="measure" aria-haspopup="dialog">${inside}</button>`
    : html`<span class="gapbtn">${inside}</span>`
}

/** The two gears: left is Value Defined, right Value Delivered, the span between them the gap. */
export function gears(scene: Pick<Scene, 'icons'>, gap: number | null, label: string, size = '') {
  const css = ('gears ' + size).trim()
  const defined = svg`<g class="gears-defined"><use href=${scene.icons + '#g-defined'} width="24" height="24" /></g>`
  return gap === null
    ? html`<svg class=${css} data-state="unmeasured" viewBox="0 0 68 24" role="img" aria-label=${label}>${defined}<g class="gears-delivered" transform="translate(29.1 0)"><use href=${scene.icons + '#g-delivered-open'} width="24" height="24" /></g></svg>`
    : html`<svg class=${css} data-state=${gap === 0 ? 'closed' : 'open'} viewBox="0 0 68 24" role="img" aria-label=${label}>${defined}<rect class="gears-span" x="24" y="11.1" width=${tenths(Math.max(0, 24 * gap - 2.4))} height="1.8" /><g class="gears-delivered" transform=${`translate(${tenths(19 + 24 * gap)} 0)`}><use href=${scene.icons + '#g-delivered'} width="24" height="24" /></g></svg>`
}

const tenths = (x: number) => Math.round(x * 10) / 10
