import { inverse, MapDocument, same } from '../model/document'
import type { Change, Edit, Element, Fields } from '../model/elements'
import { signed, standsOn } from '../model/elements'
import type { ClientFrame, Reason, ServerFrame } from './frames'

/** A server in memory that speaks the protocol: one order, decided one edit at a time, known edits acknowledged again. */
export class TestServer {
  document: MapDocument
  log: Edit[] = []
  readonly sockets = new Set<TestSocket>()
  may: readonly string[] = ['see', 'take-part', 'edit']
  epoch = 'one'
  /** Refuses everything while it is set. */
  refusing: Reason | undefined
  /** Loses the answers (the edits are durable all the same). */
  mute = false
  private readonly undoing = new Map<string, Change[]>()

  constructor(elements: Iterable<Element>) {
    this.document = new MapDocument(elements)
  }

  get version(): number {
    return this.log.length
  }

  connect(person: string): TestSocket {
    return new TestSocket(this, person)
  }

  snapshot() {
    return { version: this.version, epoch: this.epoch, elements: this.document.elementsNow() }
  }

  /** An edit that comes over no line of those that are open. */
  edit(person: string, changes: readonly Change[], id = `srv-${this.version}`): void {
    this.decide(person, id, changes, undefined)
  }

  /** Comes back from a backup of another time. */
  restore(elements: Iterable<Element>): void {
    this.sockets.forEach((socket) => socket.cut())
    this.document = new MapDocument(elements)
    this.log = []
    this.epoch += ', restored'
  }

  hear(socket: TestSocket, frame: ClientFrame): void {
    if ('hello' in frame) {
      const { hello } = frame
      if ([...this.sockets].some(({ client, person }) => client === hello.client && person !== socket.person)) {
        socket.cut(4411)
        return
      }
      socket.client = hello.client
      socket.tell({
        welcome: {
          protocol: 1,
          version: this.version,
          epoch: this.epoch,
          you: { person: socket.person, name: socket.person },
          may: this.may,
          limits: {},
        },
      })
      socket.tell(
        hello.version === undefined || hello.epoch !== this.epoch
          ? { snapshot: this.snapshot() }
          : { edits: this.log.slice(hello.version) },
      )
      this.sockets.add(socket)
    } else if ('edit' in frame) {
      this.receive(socket, frame.edit.id, () => frame.edit.changes)
    } else if ('undo' in frame) {
      this.receive(socket, frame.undo.id, () => this.undoing.get(frame.undo.edit) ?? [], frame.undo.edit)
    }
  }

  private receive(socket: TestSocket, id: string, changes: () => readonly Change[], undo?: string): void {
    if (!id.startsWith(`${socket.client}-`)) {
      throw new Error('An edit goes under the name of the page that made it')
    }
    const known = this.log.find((edit) => edit.id === id)
    if (known) {
      socket.tell({ acks: [{ id, version: known.version }] })
      return
    }
    const { owed } = socket
    const isTurn = owed === undefined || owed.id === id || this.log.some((edit) => edit.id === owed.id)
    socket.owed = isTurn ? undefined : owed
    const reason = socket.owed?.reason ?? this.refusing ?? this.decide(socket.person, id, changes(), undo)
    if (reason) {
      socket.tell({ refused: { id, reason } })
    }
    if (reason === 'rate' || reason === 'read-only') {
      socket.owed ??= { id, reason }
    }
  }

  private decide(person: string, id: string, changes: readonly Change[], undo?: string): Reason | undefined {
    const by = { person, name: person, at: '2026-06-01T09:00:00Z' }
    const steps = this.document.apply([])
    for (const change of changes) {
      const reason = undo === undefined ? this.fault(change) : undefined
      if (reason) {
        this.document.revert(steps)
        return reason
      }
      const own = 'add' in change ? { add: signed(change.add, by) } : change
      steps.push(...this.document.apply([own], undo === undefined ? 'own' : 'yielding'))
    }
    const done = steps.filter(({ before: was, after }) => !same(was, after))
    if (done.length === 0 && undo !== undefined) {
      return 'nothing-to-undo'
    }
    this.undoing.set(id, inverse(done))
    const told = done.map(({ id: about, before: was, after }): Change => {
      if (!after) {
        return { remove: about }
      }
      return was ? { alter: about, is: after.is, from: differing(was, after), to: differing(after, was) } : { add: after }
    })
    const edit: Edit = { version: this.version + 1, id, by, changes: told }
    this.log.push(edit)
    if (!this.mute) {
      this.sockets.forEach((socket) => socket.tell({ edits: [edit] }))
    }
    return undefined
  }

  private fault(change: Change): Reason | undefined {
    if ('add' in change) {
      if ('by' in change.add) {
        throw new Error('A client does not sign')
      }
      return standsOn(change.add).every((id) => this.document.has(id)) ? undefined : 'gone'
    }
    return 'alter' in change && !this.document.has(change.alter) ? 'gone' : undefined
  }
}

function differing(one: Element, other: Element): Fields {
  const a = one as unknown as Fields
  const b = other as unknown as Fields
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !same(a[name], b[name]))
  return Object.fromEntries(fields.map((name) => [name, a[name] ?? null]))
}

/** One end of a connection in memory. Frames wait on it until they are let through, in order. */
export class TestSocket {
  readyState = 0
  client = ''
  /** What was refused for now and comes before all else of this connection. */
  owed: { readonly id: string; readonly reason: Reason } | undefined
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  private readonly toServer: string[] = []
  private readonly toClient: string[] = []

  constructor(
    private readonly server: TestServer,
    readonly person: string,
  ) {}

  send(data: string): void {
    this.toServer.push(data)
  }

  tell(frame: ServerFrame): void {
    this.toClient.push(JSON.stringify(frame))
  }

  close(): void {
    this.cut()
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  /** Lets one waiting frame through, of either way; false when none waits. */
  step(way: 'up' | 'down'): boolean {
    const data = this.readyState === 1 ? (way === 'up' ? this.toServer : this.toClient).shift() : undefined
    if (data === undefined) {
      return false
    }
    if (way === 'up') {
      this.server.hear(this, JSON.parse(data))
    } else {
      this.onmessage?.({ data })
    }
    return true
  }

  /** The next frame for the client gets lost. */
  lose(): void {
    this.toClient.shift()
  }

  /** The connection breaks: what was on the way is lost. */
  cut(code = 1006): void {
    if (this.readyState === 3) {
      return
    }
    this.readyState = 3
    this.server.sockets.delete(this)
    this.onclose?.({ code })
  }
}
