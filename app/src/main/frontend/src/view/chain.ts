import { html, svg } from 'lit'
import { CATEGORIES } from '../model/elements'
import type { MapView, NoteView } from '../model/valuemap'

/** Two linked notes, the upper row's first. */
export type Edge = readonly [upper: string, lower: string]

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A link from note to note that the drawing has to lead: where its ends are, and the upper edge of the lower one's row. */
export interface Run {
  readonly upper: Box
  readonly lower: Box
  readonly rowTop: number
}

const INSET = 22 // of a line's end from the side of its card
const GUTTER = 5 // half of the space between two cards
const RADIUS = 5

/** What a note is linked to, up through the rows above and down through those below it. */
export function follow(view: MapView, from: string): Edge[] {
  const notes = new Map<string, NoteView>()
  for (const job of view.jobs) {
    for (const category of CATEGORIES) {
      job.cells[category].forEach((note) => notes.set(note.note.id, note))
    }
  }
  const row = (id: string) => CATEGORIES.indexOf(notes.get(id)!.note.place.category)
  const edges = new Map<string, Edge>()
  const walk = (id: string, down: boolean, seen: Set<string>) => {
    for (const { note: other } of notes.get(id)?.links ?? []) {
      if (notes.has(other) && row(other) > row(id) === down) {
        const edge: Edge = down ? [id, other] : [other, id]
        edges.set(edge.join(' '), edge)
        if (!seen.has(other)) {
          walk(other, down, seen.add(other))
        }
      }
    }
  }
  walk(from, true, new Set([from]))
  walk(from, false, new Set([from]))
  return [...edges.values()]
}

/** All notes of a chain, its beginning included. */
export function notesOf(edges: readonly Edge[], from: string): Set<string> {
  return new Set([from, ...edges.flat()])
}

/**
 * The way of one link: it leaves the upper note at its foot, runs down the gutter beside it, crosses to the lower
 * note's gutter along the edge of that note's row, and enters at the head. So it never crosses a card.
 */
export function route({ upper, lower, rowTop }: Run): Point[] {
  const x1 = upper.right - INSET
  const x2 = lower.right - INSET
  if (Math.abs(x1 - x2) < 1 && lower.top - upper.bottom < 40) {
    return [{ x: x1, y: upper.bottom }, { x: x1, y: lower.top }]
  }
  const g1 = upper.right + GUTTER
  const g2 = lower.right + GUTTER
  const points = [
    { x: x1, y: upper.bottom },
    { x: x1, y: upper.bottom + GUTTER },
    { x: g1, y: upper.bottom + GUTTER },
  ]
  if (Math.abs(g1 - g2) >= 1) {
    points.push({ x: g1, y: rowTop }, { x: g2, y: rowTop })
  }
  return [...points, { x: g2, y: lower.top - GUTTER }, { x: x2, y: lower.top - GUTTER }, { x: x2, y: lower.top }]
}

/** A path through the points, its corners rounded. */
export function path(points: readonly Point[]): string {
  const last = points.length - 1
  return points
    .map((point, i) => {
      if (i === 0) {
        return `M${point.x} ${point.y}`
      }
      if (i === last) {
        return `L${point.x} ${point.y}`
      }
      const before = towards(point, points[i - 1]!)
      const after = towards(point, points[i + 1]!)
      return `L${before.x} ${before.y}Q${point.x} ${point.y} ${after.x} ${after.y}`
    })
    .join('')
}

/** The point on the way from one corner to the next where its curve begins: at most half way. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const part = Math.min(RADIUS, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

/** The drawing over the map, from where the cards stand now. Empty where nothing is followed. */
export function chainLayer(scroller: HTMLElement, edges: readonly Edge[]) {
  const origin = scroller.getBoundingClientRect()
  const moved = (element: Element): Box => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const dx = scroller.scrollLeft - origin.left
    const dy = scroller.scrollTop - origin.top
    return { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy }
  }
  const runs = edges.flatMap(([a, b]): Run[] => {
    const upper = document.getElementById('n-' + a)
    const lower = document.getElementById('n-' + b)
    const row = lower?.closest('tr')
    return upper?.offsetParent && lower?.offsetParent && row
      ? [{ upper: moved(upper), lower: moved(lower), rowTop: moved(row).top }]
      : []
  })
  if (runs.length === 0) {
    return html``
  }
  return html`<svg class="chain-layer" aria-hidden="true" width=${scroller.scrollWidth} height=${scroller.scrollHeight}>${runs.map((run) => {
    const points = route(run)
    const ends = [points[0]!, points.at(-1)!]
    return svg`<path d=${path(points)} />${ends.map(({ x, y }) => svg`<circle cx=${x} cy=${y} r="3" />`)}`
  })}</svg>`
}
