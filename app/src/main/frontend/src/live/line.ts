import type { ClientFrame, ServerFrame } from './frames'
import { CLOSED } from './frames'

/** What a line tells its owner. */
export interface LineOwner {
  /** The first frame of a connection. */
  hello(): ClientFrame
  heard(frame: ServerFrame): void
  /** The connection is gone; another will be tried. */
  down(): void
  /** The server closed for good, and with which code. */
  ended(code: number, reason: string | undefined): void
  /** The name in the hello is somebody else's: the next one needs another. */
  nameTaken(): void
}

const FIRST_RETRY = 500
const LAST_RETRY = 15_000
const WATCH = 2_000
/** Two pings of the server's should have come by then. */
const SILENCE = 17_000
const FINAL: readonly number[] = [CLOSED.signedOut, CLOSED.unknown, CLOSED.protocol]

/** The server's frames are its JSON in UTF-8: so it encodes them once for all who listen. */
function textOf(data: unknown): string {
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data)
}

/** One connection after the other to the same place, until stopped. */
export class Line {
  private socket: WebSocket | undefined
  private bye: { readonly reason: string; readonly again: boolean } | undefined
  private heardAt = 0
  private failures = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private watch: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly owner: LineOwner,
    private readonly open: () => WebSocket,
    private readonly random: () => number = Math.random,
  ) {}

  connect(): void {
    this.hangUp()
    this.heardAt = Date.now()
    const socket = this.open()
    this.socket = socket
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => this.isCurrent(socket) && this.send(this.owner.hello())
    socket.onmessage = ({ data }) => this.isCurrent(socket) && this.message(textOf(data))
    socket.onclose = ({ code }) => this.isCurrent(socket) && this.closed(code)
    this.watch = setInterval(() => this.watchSilence(), WATCH)
  }

  /** Sends if there is a connection; what was not sent must be sent again after the next hello. */
  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== 1) {
      return false
    }
    this.socket.send(JSON.stringify(frame))
    return true
  }

  /** The connection works: should it break, the first retry comes soon. */
  good(): void {
    this.failures = 0
  }

  /** Leaves the connection as useless and makes another. */
  again(): void {
    this.hangUp()
    this.later()
  }

  /** The network may be back: a retry that is waiting comes now. */
  hurry(): void {
    if (this.retry !== undefined) {
      this.connect()
    }
  }

  stop(): void {
    this.hangUp()
  }

  private isCurrent(socket: WebSocket): boolean {
    return socket === this.socket
  }

  private message(data: string): void {
    this.heardAt = Date.now()
    const frame = JSON.parse(data) as ServerFrame
    if ('ping' in frame) {
      this.send({ pong: frame.ping })
    } else if ('bye' in frame) {
      this.bye = frame.bye // the code that follows says why
    } else {
      this.owner.heard(frame)
    }
  }

  private closed(code: number): void {
    const { bye } = this
    this.hangUp()
    // Taken over is not for good: another page of this device sends what this one made, and is done with that soon.
    if (FINAL.includes(code) || (bye?.again === false && code !== CLOSED.takenOver)) {
      this.owner.ended(code, bye?.reason)
    } else {
      if (code === CLOSED.nameTaken) {
        this.owner.nameTaken()
      }
      this.later()
    }
  }

  private later(): void {
    const longest = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.failures++)
    this.retry = setTimeout(() => this.connect(), longest * (0.5 + this.random() / 2))
    this.owner.down()
  }

  private watchSilence(): void {
    if (Date.now() - this.heardAt > SILENCE) {
      this.again()
    }
  }

  private hangUp(): void {
    const socket = this.socket
    this.socket = undefined
    this.bye = undefined
    clearTimeout(this.retry)
    this.retry = undefined
    clearInterval(this.watch)
    socket?.close()
  }
}
