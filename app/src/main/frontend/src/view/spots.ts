import type { Spot } from './scene'

/** Where the keyboard can be. */
export const PLACES = '[data-cell], [data-note], [data-outcome]'

/** The place that an element of the map belongs to. */
export function spotOf(element: Element | null): Spot | undefined {
  const cell = element?.closest<HTMLElement>('[data-cell]')?.dataset['cell']
  const note = element?.closest<HTMLElement>('[data-note]')?.dataset['note']
  const outcome = element?.closest<HTMLElement>('[data-outcome]')?.dataset['outcome']
  return cell ? { cell, ...(note && { note }), ...(outcome && { outcome }) } : undefined
}
