import type { OnTop } from '../model/optimistic'
import type { Change, Stamp } from '../model/elements'
import { signed } from '../model/elements'
import type { ClientFrame, Refusal } from './frames'
import type { Kept, Outbox } from './outbox'
import type { Tabs } from './tabs'

/** Edits sent and not answered yet at one time: enough for the line, few enough for the server's rate. */
const WINDOW = 16
/** Refusals that time heals, and when to try again. */
const AGAIN: Partial<Record<Refusal['reason'], number>> = { rate: 1_000, 'read-only': 5_000 }

interface Waiting {
  readonly kept: Kept
  readonly shown: OnTop
  sent: boolean
}

/**
 * One's edits that the server has not answered, oldest first: kept on the device at once, sent in order, sent again
 * after a break. What a page that is gone has left is sent first and under that page's name.
 */
export class Queue {
  /** Made before the map was restored from a backup: neither shown nor sent until their author has decided. */
  earlier: readonly Kept[] = []
  private waiting: Waiting[] = []
  private made = 0
  private connectedAs: string
  private pause: ReturnType<typeof setTimeout> | undefined
  private readonly unkept = new Set<string>()

  constructor(
    /** The name of this page. */
    public client: string,
    private readonly me: Stamp,
    private readonly outbox: Outbox,
    private readonly tabs: Tabs,
    private readonly changed: () => void,
    private epoch: string | undefined,
  ) {
    this.connectedAs = client
  }

  get size(): number {
    return this.waiting.length
  }

  get since(): number | undefined {
    return this.waiting[0]?.kept.at
  }

  /** Whether all of it would survive this page. */
  get isKept(): boolean {
    return this.outbox.lasting && this.unkept.size === 0
  }

  shown(): OnTop[] {
    return this.waiting.map(({ shown }) => shown)
  }

  /** Under which name to say hello: edits go under the name of the page that made them. */
  name(): string {
    return this.waiting[0]?.kept.client ?? this.client
  }

  add(id: string, changes: readonly Change[], label: string, undo?: string): OnTop {
    const kept: Kept = {
      client: this.client,
      n: this.made++,
      id,
      changes,
      label,
      at: Date.now(),
      epoch: this.epoch,
      ...(undo !== undefined && { undo }),
    }
    return this.append(kept).shown
  }

  private append(kept: Kept): Waiting {
    this.outbox.keep(kept).catch(() => {
      this.unkept.add(kept.id)
      this.changed()
    })
    const added = this.wait(kept)
    this.waiting.push(added)
    return added
  }

  /** The map is of this epoch now. Returns whether some edits were made before a restore. */
  enter(epoch: string): boolean {
    this.epoch = epoch
    const earlier = this.waiting.filter(({ kept }) => this.isEarlier(kept))
    this.waiting = this.waiting.filter(({ kept }) => !this.isEarlier(kept))
    this.earlier = [...this.earlier, ...earlier.map(({ kept }) => kept)]
    return earlier.length > 0
  }

  sendEarlier(): void {
    const { earlier, epoch } = this
    this.earlier = []
    earlier.forEach((kept) => this.append({ ...kept, epoch, at: Date.now() }))
  }

  /** Returns what is gone from the device now. */
  dropEarlier(): readonly Kept[] {
    const { earlier } = this
    this.earlier = []
    earlier.forEach((kept) => this.forget(kept))
    return earlier
  }

  /**
   * What waits under the name of the connection is sent under this page's, which is `fresh` if that is the name that
   * somebody else has. Returns the new ids by the old ones.
   */
  rename(fresh: string): ReadonlyMap<string, string> {
    const taken = this.connectedAs
    if (taken === this.client) {
      this.client = this.tabs.name = fresh
    }
    const name = this.client
    const ids = new Map<string, string>()
    for (const { kept } of this.waiting.filter((one) => one.kept.client === taken)) {
      ids.set(kept.id, name + kept.id.slice(taken.length))
    }
    const now = (id: string) => ids.get(id) ?? id
    const all = this.waiting.map(({ kept }) => kept)
    this.waiting = []
    for (const kept of all) {
      const undo = kept.undo !== undefined && { undo: now(kept.undo) }
      if (kept.client === taken) {
        this.append({ ...kept, ...undo, client: name, n: this.made++, id: now(kept.id) })
        this.forget(kept)
      } else {
        this.waiting.push(this.wait({ ...kept, ...undo }))
      }
    }
    return ids
  }

  /** Takes over what pages that are gone have left. Returns how many edits that are. */
  async adopt(): Promise<number> {
    const left = (await this.outbox.all()).filter(({ client }) => client !== this.client)
    const gone = new Set(await this.tabs.gone([...new Set(left.map(({ client }) => client))]))
    const known = new Set([...this.waiting.map(({ kept }) => kept.id), ...this.earlier.map(({ id }) => id)])
    const found = left.filter(({ client, id }) => gone.has(client) && !known.has(id))
    this.earlier = [...this.earlier, ...found.filter((kept) => this.isEarlier(kept))]
    const adopted = found.filter((kept) => !this.isEarlier(kept))
    const own = this.waiting.findIndex(({ kept }) => kept.client === this.client)
    this.waiting.splice(own < 0 ? this.waiting.length : own, 0, ...adopted.map((kept) => this.wait(kept)))
    return adopted.length
  }

  /** A connection begins: nothing counts as sent. Returns the name to say hello with. */
  begin(): string {
    this.waiting.forEach((edit) => (edit.sent = false))
    this.open()
    return (this.connectedAs = this.name())
  }

  /** Ends a pause. */
  open(): void {
    clearTimeout(this.pause)
    this.pause = undefined
  }

  /** Sends what may be sent; false if that needs a connection under another name. */
  flush(send: (frame: ClientFrame) => boolean): boolean {
    if (this.pause !== undefined) {
      return true
    }
    let flying = this.waiting.filter(({ sent }) => sent).length
    for (const edit of this.waiting) {
      if (edit.kept.client !== this.connectedAs) {
        return flying > 0
      }
      if (!edit.sent) {
        if (flying >= WINDOW || !send(frameOf(edit.kept))) {
          return true
        }
        edit.sent = true
        flying++
      }
    }
    return true
  }

  /** The edit was answered. Returns it, or undefined when it does not wait here. */
  answered(id: string): Kept | undefined {
    const at = this.waiting.findIndex(({ kept }) => kept.id === id)
    const [edit] = at < 0 ? [] : this.waiting.splice(at, 1)
    if (edit) {
      this.forget(edit.kept)
    }
    return edit?.kept
  }

  /**
   * The edit was refused. Returns it if that is final; `retry` is called when it is time to send again: this one first,
   * since until then the server refuses what was sent behind it, too.
   */
  refused({ id, reason }: Refusal, retry: () => void): Kept | undefined {
    const at = this.waiting.findIndex(({ kept }) => kept.id === id)
    const wait = AGAIN[reason]
    if (at < 0 || wait === undefined) {
      return this.answered(id)
    }
    this.waiting.slice(at).forEach((edit) => (edit.sent = false))
    this.open()
    this.pause = setTimeout(() => {
      this.open()
      retry()
    }, wait)
    return undefined
  }

  private isEarlier({ epoch }: Kept): boolean {
    return epoch !== undefined && this.epoch !== undefined && epoch !== this.epoch
  }

  private forget(kept: Kept): void {
    this.unkept.delete(kept.id)
    this.outbox.drop(kept).catch(() => undefined) // sent once more by the next page: has no further effect
  }

  private wait(kept: Kept): Waiting {
    const by = { ...this.me, at: new Date(kept.at).toISOString() }
    const changes = kept.changes.map((change) => ('add' in change ? { add: signed(change.add, by) } : change))
    return { kept, shown: { id: kept.id, changes, ...(kept.undo !== undefined && { undo: kept.undo }) }, sent: false }
  }
}

export function frameOf({ id, changes, undo }: Kept): ClientFrame {
  return undo === undefined ? { edit: { id, changes } } : { undo: { id, edit: undo } }
}
