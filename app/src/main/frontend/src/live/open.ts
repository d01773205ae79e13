import { clientName } from '../model/draw'
import { served } from './address'
import type { Snapshot } from './frames'
import type { Outbox } from './outbox'
import { MemoryOutbox, StoredOutbox } from './outbox'
import { keepMap, mayKeep } from './offline'
import { MapSession } from './session'
import { Tabs } from './tabs'

/** What the server says to a request that no longer asks for a socket when it arrives. */
const ANSWERS: Readonly<Record<number, 'up' | 'signed-out'>> = { 426: 'up', 401: 'signed-out' }

/** Between two askings for a map, in ms. */
const LONGEST = 15_000

/** Opens a map in this page, as the person it was served to, as soon as the server can be reached. Rejects when it has no such map for them. */
export async function openMap(
  document: string,
  person: { readonly person: string; readonly name: string },
): Promise<MapSession> {
  const [snapshot, outbox] = await Promise.all([snapshotOf(document), outboxOf(person.person, document)])
  const client = clientName()
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('valuegap-outbox') : undefined
  const session = new MapSession({
    document,
    person,
    socket: () => new WebSocket(liveAddress()),
    answers: () => fetch(served('/live')).then(({ status }) => ANSWERS[status], () => undefined),
    outbox,
    tabs: new Tabs(client, channel),
    client,
    snapshot,
  })
  followPage(session)
  await session.open()
  keepMap(session, document, person.person).catch(() => undefined) // then this device keeps nothing
  return session
}

/** Asks until the server answers: what it painted can be read meanwhile, and nothing empty takes its place. */
async function snapshotOf(document: string): Promise<Snapshot> {
  for (let wait = 1_000; ; wait = Math.min(2 * wait, LONGEST)) {
    const answer = await fetch(served(`/maps/${encodeURIComponent(document)}/snapshot`)).catch(() => undefined)
    if (answer?.ok && !answer.redirected) {
      return (await answer.json()) as Snapshot
    }
    if (answer?.redirected || answer?.status === 401) {
      location.reload() // signed out meanwhile: the page itself asks to sign in
    } else if (answer && answer.status < 500) {
      throw new Error(`The map's snapshot was answered with ${answer.status}`)
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

async function outboxOf(person: string, document: string): Promise<Outbox> {
  return mayKeep() ? await StoredOutbox.open(person, document).catch(() => new MemoryOutbox()) : new MemoryOutbox()
}

function liveAddress(): string {
  return new URL(served('/live?binary'), location.href.replace(/^http/, 'ws')).href
}

function followPage(session: MapSession): void {
  window.addEventListener('online', () => session.hurry())
  window.document.addEventListener('visibilitychange', () => window.document.hidden || session.hurry())
  window.addEventListener('beforeunload', (event) => session.unsaved && event.preventDefault())
}
