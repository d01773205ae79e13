import type { Asked, Check } from '../model/checks'
import { served } from './address'
import { Emitter } from './emitter'

/** After an answer that did not come, in ms. */
const AGAIN = 10_000

export type Ask = (statements: readonly Asked[]) => Promise<readonly Check[]>

/** What the writing rules say of the statements on the board, asked for where it is not known yet. */
export class Checks extends Emitter<{ change: undefined }> {
  private readonly known = new Map<string, Check>()
  private wanted = new Map<string, Asked>()
  private readonly asked = new Set<string>()

  constructor(
    private readonly ask: Ask,
    known: readonly Check[] = [],
  ) {
    super()
    this.learn(known)
  }

  /** Undefined while the answer is on its way: `change` tells that it has come. */
  of(kind: Asked['kind'], text: string): Check | undefined {
    const key = keyOf({ kind, text })
    const known = this.known.get(key)
    if (!known && text.trim() !== '' && !this.asked.has(key)) {
      this.asked.add(key)
      this.wanted.set(key, { kind, text })
      if (this.wanted.size === 1) {
        queueMicrotask(() => void this.send()) // all of one drawing in one request
      }
    }
    return known
  }

  private async send(): Promise<void> {
    const wanted = this.wanted
    this.wanted = new Map()
    try {
      this.learn(await this.ask([...wanted.values()]))
      this.emit('change', undefined)
    } catch {
      setTimeout(() => wanted.forEach((_, key) => this.asked.delete(key)), AGAIN)
    }
  }

  private learn(checks: readonly Check[]): void {
    checks.forEach((check) => this.known.set(keyOf(check), check))
  }
}

/** Asks the server that the map is on. */
export function askServer(map: string): Ask {
  return async (statements) => {
    const answer = await fetch(served(`/maps/${encodeURIComponent(map)}/checks`), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(statements),
    })
    if (!answer.ok) {
      throw new Error(`The checks were answered with ${answer.status}`)
    }
    return (await answer.json()) as Check[]
  }
}

const keyOf = ({ kind, text }: Asked) => `${kind}\n${text}`
