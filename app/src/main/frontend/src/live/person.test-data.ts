import { vi } from 'vitest'
import { addNote } from '../model/commands'
import { clientName } from '../model/draw'
import type { Change } from '../model/elements'
import type { Refused } from './events'
import type { Outbox } from './outbox'
import { MemoryOutbox } from './outbox'
import { MapSession } from './session'
import type { TestServer, TestSocket } from './server.test-data'
import { Tabs } from './tabs'

/** Keeps as a browser's database does, as far as a session can see. */
export class LastingOutbox extends MemoryOutbox {
  override readonly lasting: boolean = true
}

/** A broadcast channel in memory that delivers at once. */
export class Channel extends EventTarget {
  constructor(private readonly all: Channel[]) {
    super()
    all.push(this)
  }

  postMessage(data: unknown): void {
    this.all.filter((other) => other !== this).forEach((other) => other.dispatchEvent(new MessageEvent('message', { data })))
  }

  close(): void {
    this.all.splice(this.all.indexOf(this), 1)
  }
}

/** Somebody with an open page, and hands on the connection. */
export class Person {
  socket!: TestSocket
  readonly refused: Refused[] = []
  signedInAs: string
  answer: 'up' | 'signed-out' = 'up'
  readonly session: MapSession

  constructor(
    server: TestServer,
    readonly name: string,
    readonly outbox: Outbox,
    random: () => number = () => 0,
    channel?: Channel,
  ) {
    this.signedInAs = name
    const client = clientName()
    this.session = new MapSession({
      document: 'dana',
      person: { person: name, name },
      answers: () => Promise.resolve(this.answer),
      socket: () => (this.socket = server.connect(this.signedInAs)) as unknown as WebSocket,
      outbox,
      tabs: new Tabs(client, channel),
      client,
      snapshot: server.snapshot(),
      random,
    })
    this.session.on('refused', (refused) => this.refused.push(refused))
  }

  static async at(server: TestServer, name: string, outbox: Outbox = new LastingOutbox(), channel?: Channel): Promise<Person> {
    const person = new Person(server, name, outbox, () => 0, channel)
    await person.session.open()
    person.socket.open()
    person.deliver()
    return person
  }

  /** All frames that are on the way arrive, and those that they cause. */
  deliver(): void {
    while (this.socket.step('up') || this.socket.step('down')) {}
  }

  /** Time passes until the connection is made anew, as often as that takes. */
  async reconnect(): Promise<void> {
    for (let i = 0; i < 5; i++) {
      if (this.socket.readyState !== 1) {
        await vi.advanceTimersByTimeAsync(16_000)
        this.socket.readyState === 0 && this.socket.open()
      }
      this.deliver()
      await vi.advanceTimersByTimeAsync(0)
      this.deliver()
    }
  }

  add(text: string): string {
    const changes = addNote(this.session.document, this.session.draw, { job: 'prove', category: 'friction' }, text)
    this.submit(changes)
    return (changes[0] as { add: { id: string } }).add.id
  }

  submit(changes: Change[], label = 'change'): void {
    this.session.submit(changes, label)
  }

  texts(): string[] {
    return this.session.view.jobs.flatMap(({ cells }) => cells.friction.map(({ note }) => note.text))
  }

  text(id: string): string | undefined {
    return this.session.document.find('note', id)?.text
  }
}
