import { MapDocument } from '../model/document'
import type { Draw } from '../model/draw'
import { clientName, drawing } from '../model/draw'
import type { Change, Edit } from '../model/elements'
import { OptimisticMap } from '../model/optimistic'
import type { Rights } from '../model/rights'
import { forbidden } from '../model/rights'
import type { MapView } from '../model/valuemap'
import { Emitter } from './emitter'
import type { SessionEvents, SessionOptions } from './events'
import type { ClientFrame, Here, Reason, Refusal, ServerFrame, Snapshot, Somebody, Welcome } from './frames'
import { CLOSED, PROTOCOL } from './frames'
import { History } from './history'
import type { LineOwner } from './line'
import { Line } from './line'
import { Presence } from './presence'
import { frameOf, Queue } from './queue'
import type { End, Facts, Status } from './status'
import { nextLook, statusOf } from './status'

const MAX_FRAME = 256 * 1024
/** How long it is news that changes were sent after a break. */
const NEWS = 6_000
/** After so many lines that came to nothing it is asked whether something on the way stops them alone. */
const SUSPICIOUS = 3
const ENDS: Readonly<Record<number, End>> = {
  [CLOSED.signedOut]: 'signed-out',
  [CLOSED.unknown]: 'unknown',
  [CLOSED.protocol]: 'protocol',
}

/** A map that is open: shows it, takes edits, and brings them to the server exactly once and in order. */
export class MapSession extends Emitter<SessionEvents> {
  draw: Draw
  /** What one may do, such as `edit`; undefined until the server has said. */
  may: Rights | undefined
  limits: Readonly<Record<string, number>> = {}
  status: Status
  private readonly map: OptimisticMap
  private readonly line: Line
  private readonly queue: Queue
  private readonly history = new History()
  private readonly whereabouts: Presence
  private version: number | undefined
  private epoch: string | undefined
  private state: Facts['line'] = 'connecting'
  private saving: string | undefined
  private end: End | undefined
  private breaks = 0
  private blocked = false
  /** Edits that wait since before the line was up, and how many such went through. */
  private held = 0
  private sent = 0
  private told: MapView
  private look: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: SessionOptions) {
    super()
    const { client, person, outbox, tabs, snapshot } = options
    this.draw = drawing(client)
    this.map = new OptimisticMap(new MapDocument(snapshot?.elements), person.person)
    this.told = this.map.view
    this.version = snapshot?.version
    this.epoch = snapshot?.epoch
    this.queue = new Queue(client, person, outbox, tabs, () => this.tellStatus(), snapshot?.epoch)
    this.whereabouts = new Presence((here) => this.state === 'up' && this.line.send({ presence: here }))
    this.line = new Line(this.owner(), options.socket, options.random)
    this.status = statusOf(this.facts(), Date.now())
  }

  get view(): MapView {
    return this.map.view
  }

  /** For reading by commands; changed through `submit` alone. */
  get document(): MapDocument {
    return this.map.document
  }

  /** The map as the server has decided it, as far as is known here; undefined before anything is. */
  snapshot(): Snapshot | undefined {
    const { version, epoch } = this
    return version === undefined || epoch === undefined ? undefined : { version, epoch, elements: this.map.decided() }
  }

  get presence(): ReadonlyMap<string, Somebody> {
    return this.whereabouts.people
  }

  get undoLabel(): string | undefined {
    return this.history.undoLabel
  }

  get redoLabel(): string | undefined {
    return this.history.redoLabel
  }

  /** Connects, with what earlier pages of this person have left unsent. */
  async open(): Promise<void> {
    await this.adopt()
    this.line.connect()
  }

  /** Tries again after an end that the person has healed, such as by signing in. */
  resume(): void {
    this.end = undefined
    this.line.connect()
    this.tellStatus()
  }

  /** The network or the page may be back. */
  hurry(): void {
    this.line.hurry()
  }

  close(): void {
    this.line.stop()
    this.whereabouts.lost()
    clearTimeout(this.look)
    this.options.tabs.close()
  }

  /** Makes an edit and shows it at once. `label` names it in undo and in what is said if it is refused. */
  submit(wanted: readonly Change[], label: string): string | undefined {
    const changes = wanted.filter((change) => !('alter' in change) || Object.keys(change.to).length > 0)
    if (changes.length === 0) {
      return undefined
    }
    const id = this.editId()
    const fault = this.faultOf(id, changes)
    if (fault) {
      this.tellRefused({ id, ...fault }, label, changes)
      return undefined
    }
    const steps = this.map.add(this.queue.add(id, changes, label))
    this.history.made(id, label, steps)
    this.afterEdit()
    return id
  }

  /** Takes back the last edit of one's own; returns its label. */
  undo(): string | undefined {
    return this.takeBack('undo')
  }

  redo(): string | undefined {
    return this.takeBack('redo')
  }

  /** Says where one is; `draft` is what is being written there. */
  here(cell?: string, note?: string, draft?: string): void {
    const here: Here = {
      ...(cell !== undefined && { cell }),
      ...(note !== undefined && { note }),
      ...(draft !== undefined && { draft }),
    }
    this.whereabouts.at(here)
  }

  /** How many changes the server has not answered. */
  get unsaved(): number {
    return this.queue.size + this.queue.earlier.length
  }

  /** Their texts, for copying. */
  unsavedTexts(): string[] {
    return [...this.queue.earlier, ...this.queue.shown()].flatMap(({ changes }) => textsOf(changes))
  }

  /** Sends what was made before the map was restored from a backup. */
  sendEarlier(): void {
    this.queue.sendEarlier()
    this.map.decide([], this.queue.shown())
    this.afterEdit()
  }

  /** Lets go of what was made before the restore; its texts are told as those of a refusal. */
  dropEarlier(): void {
    const dropped = this.queue.dropEarlier()
    this.emit('refused', {
      reason: 'dropped',
      about: undefined,
      label: '',
      texts: dropped.flatMap(({ changes }) => textsOf(changes)),
    })
    this.tellStatus()
  }

  private takeBack(how: 'undo' | 'redo'): string | undefined {
    const id = this.editId()
    const taken = this.history[how](id)
    if (!taken) {
      return undefined
    }
    this.history.did(id, this.map.add(this.queue.add(id, taken.changes, taken.label, taken.edit)))
    this.afterEdit()
    return taken.label
  }

  private editId(): string {
    return `${this.queue.client}-${this.draw.id()}`
  }

  private faultOf(id: string, changes: readonly Change[]): { reason: Reason } | undefined {
    if (this.end === 'unknown' || this.end === 'someone-else') {
      return { reason: 'gone' }
    }
    if (this.may && forbidden(this.may, this.options.person.person, this.document, changes).length > 0) {
      return { reason: 'not-allowed' }
    }
    const frame = frameOf({ client: '', n: 0, id, changes, label: '', at: 0 })
    return new TextEncoder().encode(JSON.stringify(frame)).length > MAX_FRAME ? { reason: 'too-long' } : undefined
  }

  private afterEdit(): void {
    this.flush()
    this.tellChange()
    this.tellStatus()
  }

  private owner(): LineOwner {
    return {
      hello: () => this.hello(),
      heard: (frame) => this.heard(frame),
      down: () => this.broke(),
      ended: (code, reason) => this.finish(ENDS[code] ?? 'bye', reason),
      nameTaken: () => this.rename(),
    }
  }

  /** Somebody else goes by the name that this page said hello with: what waits under it is sent under a new one. */
  private rename(): void {
    this.history.renamed(this.queue.rename(clientName()))
    this.draw = drawing(this.queue.client)
    this.map.decide([], this.queue.shown())
  }

  private hello(): ClientFrame {
    const client = this.queue.begin()
    const at = this.version === undefined ? {} : { version: this.version, epoch: this.epoch! }
    return { hello: { protocol: PROTOCOL, document: this.options.document, ...at, client } }
  }

  private heard(frame: ServerFrame): void {
    if ('edits' in frame) {
      this.edited(frame.edits)
    } else if ('acks' in frame) {
      frame.acks.forEach(({ id }) => this.queue.answered(id))
      this.map.decide([], this.queue.shown())
      this.afterAnswer()
    } else if ('presence' in frame) {
      this.whereabouts.heard(frame.presence, this.options.person.person)
      this.emit('presence', this.presence)
    } else if ('refused' in frame) {
      this.refused(frame.refused)
    } else if ('snapshot' in frame) {
      this.reset(frame.snapshot)
    } else if ('welcome' in frame) {
      this.welcomed(frame.welcome)
    } else if ('state' in frame) {
      this.saving = frame.state.saving === 'open' ? undefined : (frame.state.reason ?? '')
      this.queue.open()
      this.flush()
      this.tellStatus()
    }
  }

  private welcomed({ you, may, limits, epoch }: Welcome): void {
    if (you.person !== this.options.person.person) {
      this.finish('someone-else') // what is kept is the other person's: it stays, and is not sent
      return
    }
    this.line.good()
    this.breaks = 0
    this.blocked = false
    if (this.queue.enter(epoch)) {
      this.map.decide([], this.queue.shown())
      this.tellChange()
    }
    if (this.state === 'down') {
      this.adopt().then(() => this.flush())
      this.held = this.queue.size
    }
    this.state = 'up'
    this.may = new Set(may)
    this.limits = limits
    this.saving = undefined
    this.flush()
    this.whereabouts.say()
    this.tellStatus()
  }

  private reset(snapshot: Snapshot): void {
    this.version = snapshot.version
    this.epoch = snapshot.epoch
    this.map.reset(snapshot.elements, this.queue.shown())
    this.tellChange()
  }

  private edited(edits: readonly Edit[]): void {
    const seen = this.version ?? -1
    const fresh = edits.filter(({ version }) => version > seen)
    if (fresh.some(({ version }, i) => version !== seen + 1 + i)) {
      this.line.again() // something was lost: ask for it
      return
    }
    this.version = seen + fresh.length
    edits.forEach(({ id }) => this.queue.answered(id))
    this.map.decide(
      fresh.map(({ changes }) => changes),
      this.queue.shown(),
    )
    this.emit('saved', undefined)
    const others = fresh.filter(({ by }) => by?.person !== this.options.person.person)
    if (others.length > 0) {
      this.emit('remote', others)
    }
    this.afterAnswer()
  }

  private refused(refusal: Refusal): void {
    const edit = this.queue.refused(refusal, () => this.flush())
    if (edit) {
      this.history.refused(edit.id)
      this.held = Math.max(0, this.held - 1)
      this.map.decide([], this.queue.shown())
      this.tellRefused(refusal, edit.label, edit.undo === undefined ? edit.changes : [])
    }
    this.afterAnswer()
  }

  private afterAnswer(): void {
    if (this.queue.size === 0 && this.held > 0) {
      this.sent = this.held
      this.held = 0
      setTimeout(() => {
        this.sent = 0
        this.tellStatus()
      }, NEWS)
    }
    this.flush()
    this.tellChange()
    this.tellStatus()
  }

  private flush(): void {
    const open = this.state === 'up' && this.saving === undefined
    if (open && !this.queue.flush((frame) => this.line.send(frame))) {
      this.down('connecting')
      this.line.connect() // under the name of the page that made the next edit
    }
  }

  private async adopt(): Promise<void> {
    const adopted = await this.queue.adopt().catch(() => 0)
    if (adopted > 0) {
      this.held += adopted
      this.map.decide([], this.queue.shown())
      this.tellChange()
    }
    this.tellStatus()
  }

  private finish(end: End, reason?: string): void {
    this.end = end
    this.line.stop()
    this.down('down')
    this.emit('gone', { end, reason })
  }

  private broke(): void {
    this.down('down')
    if (++this.breaks >= SUSPICIOUS) {
      void this.options.answers?.().then((answer) => {
        if (answer === 'signed-out' && this.breaks > 0) {
          this.finish(answer)
        }
        this.blocked = answer === 'up' && this.breaks > 0
        this.tellStatus()
      })
    }
  }

  private down(state: Facts['line']): void {
    this.state = state
    this.whereabouts.lost()
    this.emit('presence', this.presence)
    this.tellStatus()
  }

  private tellChange(): void {
    if (this.told !== this.view) {
      this.told = this.view
      this.emit('change', this.view)
    }
  }

  private tellRefused({ reason, about, detail, limit }: Refusal, label: string, changes: readonly Change[]): void {
    this.emit('refused', { reason, about, detail, limit, label, texts: textsOf(changes) })
  }

  private facts(): Facts {
    const mayNot = this.may && !this.may.has('edit') && !this.may.has('take-part') ? 'not-allowed' : undefined
    return {
      line: this.state,
      end: this.end,
      pending: this.queue.size,
      earlier: this.queue.earlier.length,
      since: this.queue.since,
      kept: this.queue.isKept,
      blocked: this.blocked,
      readOnly: this.saving ?? mayNot,
      sent: this.sent,
    }
  }

  private tellStatus(): void {
    const facts = this.facts()
    const status = statusOf(facts, Date.now())
    clearTimeout(this.look)
    const wait = nextLook(facts, Date.now())
    if (wait !== undefined) {
      this.look = setTimeout(() => this.tellStatus(), wait)
    }
    if (JSON.stringify(status) !== JSON.stringify(this.status)) {
      this.status = status
      this.emit('status', status)
    }
  }
}

/** What people wrote in these changes. */
function textsOf(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    const fields: object = 'add' in change ? change.add : 'alter' in change ? change.to : {}
    const { text } = fields as { text?: unknown }
    return typeof text === 'string' && text !== '' ? [text] : []
  })
}
