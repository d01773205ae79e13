// Reference client of the live protocol (docs/live-protocol.md): one open map, kept as it is on the server.
// Needs a WebSocket that takes headers: Node 22, or Node 20 with --experimental-websocket.

/** An open map: `elements` by id as confirmed by the server, and the edits that are not yet. */
export class Client {
  elements = new Map()
  pending = new Map() // edit id -> its changes, in the order they were made
  onEdit = () => {} // (entry) for every edit of the one order, one's own included
  onAck = () => {} // (id, version)
  onRefused = () => {} // ({ id, reason, detail })
  #last = 0

  /** @param {{ url: string, cookie: string, document: string, client?: string }} options */
  constructor(options) {
    this.options = options
    this.client = options.client ?? Math.random().toString(36).slice(2, 8) + 'x'
  }

  /** Connects, or connects again after a break; resolves when the map is up to date. */
  open() {
    const { url, cookie, document } = this.options
    this.socket = new WebSocket(url.replace(/^http/, 'ws') + '/live', { headers: { cookie, origin: url } })
    this.socket.onmessage = ({ data }) => this.#hear(JSON.parse(data))
    return new Promise((resolve, reject) => {
      this.socket.onerror = () => reject(new Error('no line'))
      this.socket.onclose = ({ code, reason }) => reject(new Error(`closed: ${code} ${reason}`))
      this.socket.onopen = () => {
        const { version, epoch, client } = this
        this.#send({ hello: { protocol: 1, document, version, epoch, client } })
      }
      this.ready = resolve
    })
  }

  /** Sends changes as one edit; it counts only when it is acknowledged. */
  edit(...changes) {
    const id = `${this.client}-${++this.#last}`
    this.pending.set(id, { edit: { id, changes } })
    this.#send(this.pending.get(id))
    return id
  }

  undo(edit) {
    const id = `${this.client}-${++this.#last}`
    this.pending.set(id, { undo: { id, edit } })
    this.#send(this.pending.get(id))
    return id
  }

  presence(presence) {
    this.#send({ presence })
  }

  close() {
    this.socket.close()
  }

  #send(frame) {
    if (this.socket.readyState === 1) this.socket.send(JSON.stringify(frame))
  }

  #hear(frame) {
    if (frame.welcome) {
      this.upTo = frame.welcome.version
      if (this.epoch === frame.welcome.epoch && this.version === this.upTo) this.#caughtUp()
    } else if (frame.snapshot) {
      const { version, epoch, elements } = frame.snapshot
      Object.assign(this, { version, epoch })
      this.elements = new Map(elements.map((element) => [element.id, element]))
      this.#caughtUp()
    } else if (frame.edits) {
      for (const entry of frame.edits) {
        entry.changes.forEach((change) => this.#apply(change))
        this.version = entry.version
        this.#acknowledged(entry)
        this.onEdit(entry)
      }
      if (this.version >= this.upTo) this.#caughtUp()
    } else if (frame.acks) {
      frame.acks.forEach((ack) => this.#acknowledged(ack))
    } else if (frame.refused) {
      // read-only and rate speak of now: those edits stay pending, and so does what is sent behind them, since the server
      // keeps their order; all of it is sent again with the next open()
      if (!['read-only', 'rate'].includes(frame.refused.reason)) this.pending.delete(frame.refused.id)
      this.onRefused(frame.refused)
    } else if ('ping' in frame) {
      this.#send({ pong: frame.ping })
    }
  }

  #caughtUp() {
    if (!this.ready) return
    for (const frame of this.pending.values()) this.#send(frame)
    this.ready(this)
    this.ready = undefined
  }

  #acknowledged({ id, version }) {
    if (this.pending.delete(id)) this.onAck(id, version)
  }

  #apply({ add, alter, to, remove }) {
    if (add) this.elements.set(add.id, add)
    else if (remove) this.elements.delete(remove)
    else this.elements.set(alter, { ...this.elements.get(alter), ...to })
  }
}
