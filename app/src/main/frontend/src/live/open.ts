import { clientName } from '../model/draw'
import type { Snapshot } from './frames'
import type { Outbox } from './outbox'
import { MemoryOutbox, StoredOutbox } from './outbox'
import { MapSession } from './session'
import { Tabs } from './tabs'

/** Opens a map in this page, as the person it was served to. Rejects when the map cannot be read. */
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
    outbox,
    tabs: new Tabs(client, channel),
    client,
    snapshot,
  })
  followPage(session)
  await session.open()
  return session
}

async function snapshotOf(document: string): Promise<Snapshot> {
  const answer = await fetch(`/maps/${encodeURIComponent(document)}/snapshot`, { headers: { Accept: 'application/json' } })
  if (!answer.ok) {
    throw new Error(`The map's snapshot was answered with ${answer.status}`)
  }
  return (await answer.json()) as Snapshot
}

async function outboxOf(person: string, document: string): Promise<Outbox> {
  return await StoredOutbox.open(person, document).catch(() => new MemoryOutbox())
}

function liveAddress(): string {
  return new URL('/live', location.href.replace(/^http/, 'ws')).href
}

function followPage(session: MapSession): void {
  window.addEventListener('online', () => session.hurry())
  window.document.addEventListener('visibilitychange', () => window.document.hidden || session.hurry())
  window.addEventListener('beforeunload', (event) => session.unsaved && event.preventDefault())
}
