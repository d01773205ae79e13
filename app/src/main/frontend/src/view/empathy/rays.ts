import { html, render, svg } from 'lit'

/** The lines that part the fields, from the person in the middle outwards; none where the fields stand in one column. */
export function rays(root: HTMLElement): void {
  const map = root.querySelector<HTMLElement>('.field-map')
  const host = root.querySelector<HTMLElement>('.rays-host')
  const person = root.querySelector<HTMLElement>('.centre')
  const side = root.querySelector<HTMLElement>('.z-feelings')
  if (map && host && person && side) {
    render(map.clientWidth > 720 ? drawing(map, person, side) : undefined, host)
  }
}

/** @param side that the upper rays stay beside, so that they cross no head */
function drawing(map: HTMLElement, person: HTMLElement, side: HTMLElement) {
  const { clientWidth: width, clientHeight: height } = map
  const x = person.offsetLeft + person.offsetWidth / 2
  const y = person.offsetTop + person.offsetHeight / 2
  const edge = Math.min(Math.abs(side.offsetLeft - x), Math.abs(side.offsetLeft + side.offsetWidth - x))
  const out = Math.min(y * 0.75, edge - 10)
  const ends = [[0, y], [width, y], [x - out, 0], [x + out, 0], [x, height]] as const
  return html`<svg class="rays" width=${width} height=${height} aria-hidden="true">${ends.map(
    ([toX, toY]) => svg`<line x1=${x} y1=${y} x2=${toX} y2=${toY} />`,
  )}</svg>`
}
