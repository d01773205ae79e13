import type { Step } from '../model/document'
import { inverse } from '../model/document'
import type { Change } from '../model/elements'

/** As many steps back as anyone remembers having made. */
const DEPTH = 200

interface Entry {
  readonly edit: string
  readonly label: string
}

/** One's own edits of this page, to be taken back and done again. Only edits are remembered, never others' work. */
export class History {
  private undos: Entry[] = []
  private redos: Entry[] = []
  private readonly steps = new Map<string, readonly Step[]>()

  get undoLabel(): string | undefined {
    return this.undos.at(-1)?.label
  }

  get redoLabel(): string | undefined {
    return this.redos.at(-1)?.label
  }

  made(edit: string, label: string, steps: readonly Step[]): void {
    this.redos.forEach(({ edit }) => this.steps.delete(edit))
    this.redos = []
    this.push(this.undos, { edit, label })
    this.steps.set(edit, steps)
  }

  /** The edit to take back next and what that is expected to change; `id` is the new edit's. */
  undo(id: string): Taken | undefined {
    return this.take(this.undos, this.redos, id)
  }

  redo(id: string): Taken | undefined {
    return this.take(this.redos, this.undos, id)
  }

  /** What the edit that takes another back really did here. */
  did(id: string, steps: readonly Step[]): void {
    this.steps.set(id, steps)
  }

  /** The edit had no effect: there is nothing to take back. */
  refused(id: string): void {
    this.undos = this.undos.filter(({ edit }) => edit !== id)
    this.redos = this.redos.filter(({ edit }) => edit !== id)
    this.steps.delete(id)
  }

  /** Edits that were not answered yet have other ids now. */
  renamed(ids: ReadonlyMap<string, string>): void {
    const now = (entry: Entry) => ({ ...entry, edit: ids.get(entry.edit) ?? entry.edit })
    this.undos = this.undos.map(now)
    this.redos = this.redos.map(now)
    for (const [before, after] of ids) {
      const steps = this.steps.get(before)
      if (steps && this.steps.delete(before)) {
        this.steps.set(after, steps)
      }
    }
  }

  private take(from: Entry[], to: Entry[], id: string): Taken | undefined {
    const entry = from.pop()
    if (!entry) {
      return undefined
    }
    const changes = inverse(this.steps.get(entry.edit) ?? [])
    this.steps.delete(entry.edit)
    this.push(to, { edit: id, label: entry.label })
    return { ...entry, changes }
  }

  private push(stack: Entry[], entry: Entry): void {
    stack.push(entry)
    if (stack.length > DEPTH) {
      this.steps.delete(stack.shift()!.edit)
    }
  }
}

export interface Taken {
  readonly edit: string
  readonly label: string
  readonly changes: readonly Change[]
}
