import type { Step } from './document'
import { MapDocument, same } from './document'
import type { Change, Element } from './elements'
import type { MapView } from './valuemap'
import { MapReader } from './valuemap'

/** An edit that is shown before it is decided. */
export interface OnTop {
  readonly id: string
  readonly changes: readonly Change[]
  /** The edit that it takes back, if it is an undo: then others' later changes stay theirs. */
  readonly undo?: string
}

/**
 * The document that the server has decided, with one's own undecided edits on top. They are lifted off while decided
 * edits are applied and put back, so that the server's order is the only order.
 */
export class OptimisticMap {
  view: MapView
  private reader: MapReader
  private edits: readonly OnTop[] = []
  private steps: Step[] = []

  constructor(
    public document: MapDocument,
    private readonly person?: string,
  ) {
    this.reader = new MapReader(document, person)
    this.view = this.reader.view
  }

  /** Shows one more edit. Returns its steps, from which it can be undone. */
  add(edit: OnTop): Step[] {
    const steps = this.document.apply(edit.changes, wayOf(edit))
    this.edits = [...this.edits, edit]
    this.steps.push(...steps)
    this.read(firsts(steps))
    return steps
  }

  /** Applies decided edits; `edits` stay on top. */
  decide(decided: readonly (readonly Change[])[], edits: readonly OnTop[]): void {
    const shown: Shown = new Map(this.steps.map(({ id }) => [id, this.document.get(id)]))
    this.document.revert(this.steps)
    for (const changes of decided) {
      firsts(this.document.apply(changes), shown)
    }
    this.steps = []
    this.edits = edits
    for (const edit of edits) {
      this.steps.push(...this.document.apply(edit.changes, wayOf(edit)))
    }
    this.read(firsts(this.steps, shown))
  }

  /** Replaces all that was decided. */
  reset(elements: Iterable<Element>, edits: readonly OnTop[]): void {
    this.document = new MapDocument(elements)
    this.edits = edits
    this.steps = edits.flatMap((edit) => this.document.apply(edit.changes, wayOf(edit)))
    this.reader = new MapReader(this.document, this.person)
    this.view = this.reader.view
  }

  /** What the server has decided, without one's own edits on top. */
  decided(): Element[] {
    this.document.revert(this.steps)
    const elements = this.document.elementsNow()
    this.steps = this.edits.flatMap((edit) => this.document.apply(edit.changes, wayOf(edit)))
    return elements
  }

  private read(shown: Shown): void {
    const touched = [...shown]
      .map(([id, was]) => [was, this.document.get(id)] as const)
      .filter(([was, is]) => !same(was, is))
    if (touched.length > 0) {
      this.view = this.reader.update(touched)
    }
  }
}

/** Elements by id as they were when they were last shown. */
type Shown = Map<string, Element | undefined>

/** Adds what the steps changed that is not there yet, as it was before. */
function firsts(steps: readonly Step[], shown: Shown = new Map()): Shown {
  for (const { id, before } of steps) {
    if (!shown.has(id)) {
      shown.set(id, before)
    }
  }
  return shown
}

function wayOf(edit: OnTop): 'own' | 'yielding' {
  return edit.undo === undefined ? 'own' : 'yielding'
}
