import type { Guidance } from '../model/guidance'
import { NO_GUIDANCE } from '../model/guidance'
import { served } from './address'
import { Emitter } from './emitter'

/** From a change of the map to the question what the method says of it now, and between two such questions, in ms. */
const PAUSE = 250
const APART = 1_000

/** What the method says of the map as it is saved; asked again after every change, seldom enough for a busy map. */
export class Adviser extends Emitter<{ change: undefined }> {
  now: Guidance = NO_GUIDANCE
  private timer: ReturnType<typeof setTimeout> | undefined
  private last = -Infinity

  constructor(private readonly ask: () => Promise<Guidance>) {
    super()
  }

  /** The map has changed. */
  changed(): void {
    const isFirst = this.last === -Infinity // what a page opens with is there already
    const wait = isFirst ? 0 : Math.max(PAUSE, this.last + APART - performance.now())
    this.timer ??= setTimeout(() => void this.look(), wait)
  }

  private async look(): Promise<void> {
    this.timer = undefined
    this.last = performance.now()
    const now = await this.ask().catch(() => undefined) // away from the server: what was said last stands
    if (now) {
      this.now = now
      this.emit('change', undefined)
    }
  }
}

/** Asks the server that the map is on. */
export function askGuidance(map: string): () => Promise<Guidance> {
  return async () => {
    const answer = await fetch(served(`/maps/${encodeURIComponent(map)}/guidance`))
    if (!answer.ok || answer.redirected) {
      throw new Error(`The guidance was answered with ${answer.status}`)
    }
    return (await answer.json()) as Guidance
  }
}
