import type { Change, Element, ElementOf, Fields, Kind } from './elements'
import { standsOn } from './elements'

/** What one change did to one element; undefined where there was or is none. Reverted last one first. */
export interface Step {
  readonly id: string
  readonly before: Element | undefined
  readonly after: Element | undefined
}

/**
 * How changes are applied. `decided`: as they stand, for what the server has decided. `own`: what is possible of an edit
 * that is yet to be decided. `yielding`: as `own`, but what others have changed since stays theirs, as in undo.
 */
export type Way = 'decided' | 'own' | 'yielding'

const NOTHING: ReadonlySet<string> = new Set()

/**
 * A document: immutable elements by id, with what stands on what. It is changed in place, because edits come by the
 * dozen a second; each application returns its steps, so that it can be taken back exactly.
 */
export class MapDocument {
  private readonly elements = new Map<string, Element>()
  private readonly standing = new Map<string, Set<string>>()
  private readonly kinds = new Map<Kind, Map<string, Element>>()

  constructor(elements: Iterable<Element> = []) {
    for (const element of elements) {
      this.put(element.id, element)
    }
  }

  get size(): number {
    return this.elements.size
  }

  has(id: string): boolean {
    return this.elements.has(id)
  }

  get(id: string): Element | undefined {
    return this.elements.get(id)
  }

  /** The element of this id if it is of this kind. */
  find<K extends Kind>(is: K, id: string): ElementOf<K> | undefined {
    return this.kinds.get(is)?.get(id) as ElementOf<K> | undefined
  }

  all<K extends Kind>(is: K): IterableIterator<ElementOf<K>> {
    return (this.kinds.get(is) ?? new Map()).values() as IterableIterator<ElementOf<K>>
  }

  elementsNow(): Element[] {
    return [...this.elements.values()]
  }

  /** Ids of what stands directly on this element. */
  standingOn(id: string): ReadonlySet<string> {
    return this.standing.get(id) ?? NOTHING
  }

  /** What of one kind stands directly on this element, in no order. */
  on<K extends Kind>(is: K, id: string): ElementOf<K>[] {
    const found: ElementOf<K>[] = []
    for (const dependent of this.standingOn(id)) {
      const element = this.find(is, dependent)
      if (element) {
        found.push(element)
      }
    }
    return found
  }

  apply(changes: readonly Change[], way: Way = 'decided'): Step[] {
    const steps: Step[] = []
    for (const change of changes) {
      if ('add' in change) {
        this.add(change.add, way, steps)
      } else if ('remove' in change) {
        this.remove(change.remove, way, steps)
      } else {
        this.alter(change.alter, change.from, change.to, way, steps)
      }
    }
    return steps
  }

  revert(steps: readonly Step[]): void {
    for (let i = steps.length - 1; i >= 0; i--) {
      this.put(steps[i]!.id, steps[i]!.before)
    }
  }

  private add(element: Element, way: Way, steps: Step[]): void {
    if (way !== 'decided' && (this.has(element.id) || !standsOn(element).every((base) => this.has(base)))) {
      return
    }
    this.step(element.id, element, steps)
  }

  private remove(id: string, way: Way, steps: Step[]): void {
    if (way === 'yielding' && this.standingOn(id).size > 0) {
      return
    }
    for (const dependent of [...this.standingOn(id)]) {
      this.remove(dependent, way, steps)
    }
    if (this.has(id)) {
      this.step(id, undefined, steps)
    }
  }

  private alter(id: string, from: Fields, to: Fields, way: Way, steps: Step[]): void {
    const present = this.elements.get(id)
    if (!present) {
      return
    }
    const changed: Record<string, unknown> = { ...present }
    for (const [field, value] of Object.entries(to)) {
      if (way === 'yielding' && !same(changed[field], from[field])) {
        continue
      }
      if (value === null || value === undefined) {
        delete changed[field]
      } else {
        changed[field] = value
      }
    }
    this.step(id, changed as unknown as Element, steps)
  }

  private step(id: string, after: Element | undefined, steps: Step[]): void {
    steps.push({ id, before: this.elements.get(id), after })
    this.put(id, after)
  }

  private put(id: string, element: Element | undefined): void {
    const before = this.elements.get(id)
    if (before) {
      this.kinds.get(before.is)?.delete(id)
      for (const base of standsOn(before)) {
        this.standing.get(base)?.delete(id)
      }
    }
    if (!element) {
      this.elements.delete(id)
      return
    }
    this.elements.set(id, element)
    grouped(this.kinds, element.is, () => new Map<string, Element>()).set(id, element)
    for (const base of standsOn(element)) {
      grouped(this.standing, base, () => new Set<string>()).add(id)
    }
  }
}

/** The change that gives an element these fields; undefined where a field is to be empty. */
export function altered(element: Element, to: Fields): Change {
  const was = element as unknown as Fields
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(to)) {
    if (!same(was[field], value)) {
      before[field] = was[field] ?? null
      after[field] = value ?? null
    }
  }
  return { alter: element.id, is: element.is, from: before, to: after }
}

/** The changes that take these steps back. */
export function inverse(steps: readonly Step[]): Change[] {
  return [...steps].reverse().flatMap(({ id, before, after }): Change[] => {
    if (!before) {
      return after ? [{ remove: id }] : []
    }
    return [after ? backTo(before, after) : { add: before }]
  })
}

/** Whether two values of a field say the same; empty is empty, whether null or missing. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) {
    return true
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) {
    return false
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}

export function grouped<K, V>(groups: Map<K, V>, key: K, fresh: () => V): V {
  let group = groups.get(key)
  if (group === undefined) {
    groups.set(key, (group = fresh()))
  }
  return group
}

function backTo(before: Element, after: Element): Change {
  const fields: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (field !== 'id' && field !== 'is' && field !== 'by') {
      fields[field] = (before as unknown as Fields)[field]
    }
  }
  return altered(after, fields)
}
