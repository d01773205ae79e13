import { html } from 'lit'
import type { Force } from '../../model/elements'
import type { JobScreen } from './page'

const THICKEST = 30

/** What drives the change against what holds it back, as people have judged it. */
export function balance(screen: JobScreen, shown: readonly Force[]) {
  const { words } = screen
  const drive = together(shown, 'push', 'pull')
  const hold = together(shown, 'anxieties', 'inertia')
  const most = Math.max(drive ?? 0, hold ?? 0, 1)
  const thick = (sum: number | null) => Math.round(6 + ((THICKEST - 6) * (sum ?? 0)) / most)
  const leaning = leaningOf(screen, drive, hold)
  const label = [words('forces.for', drive ?? 0), words('forces.against', hold ?? 0), leaning].join('. ')
  const today = screen.look.alternative === undefined ? words('forces.as-it-is') : shortened(screen.look.alternative)
  return html`<svg viewBox="0 0 300 236" role="img" aria-label=${label}><rect class="box-today" x=".5" y="56.5" width="74" height="124" rx="10" /><text x="37.5" y="114" text-anchor="middle" class="t">${words('forces.today')}</text><text x="37.5" y="131" text-anchor="middle">${today}</text><rect class="box-new" x="225.5" y="56.5" width="74" height="124" rx="10" /><text x="262.5" y="122" text-anchor="middle" class="t">${words('forces.new-way')}</text><path class="drive" d=${arrow(82, 218, 84, thick(drive))} /><path class="hold" d=${arrow(218, 82, 153, thick(hold))} /><text x="150" y="48" text-anchor="middle">${words('forces.for', drive ?? 0)}</text><text x="150" y="202" text-anchor="middle">${words('forces.against', hold ?? 0)}</text><text x="150" y="123" text-anchor="middle" class="t">${leaning}</text></svg>`
}

/** The strengths that people have judged, together; null when none is. */
export function together(forces: readonly Force[], ...kinds: Force['kind'][]): number | null {
  const judged = forces.filter(({ kind, strength }) => kinds.includes(kind) && strength !== undefined)
  return judged.length === 0 ? null : judged.reduce((sum, { strength = 0 }) => sum + strength, 0)
}

function leaningOf({ words }: JobScreen, drive: number | null, hold: number | null): string {
  if (drive === null && hold === null) {
    return words('forces.none-judged')
  }
  const by = (drive ?? 0) - (hold ?? 0)
  return by === 0 ? words('forces.even') : words(by > 0 ? 'forces.leaning' : 'forces.leaning-back', Math.abs(by))
}

/** A thick arrow from one side to the other at this height. */
function arrow(from: number, to: number, y: number, thick: number): string {
  const way = Math.sign(to - from)
  const neck = to - way * 22
  const half = thick / 2
  return `M${from} ${y - half}H${neck}V${y - half - 8}L${to} ${y}L${neck} ${y + half + 8}V${y + half}H${from}z`
}

const shortened = (text: string) => (text.length > 12 ? text.slice(0, 11) + '…' : text)
