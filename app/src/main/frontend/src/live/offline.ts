/** Keeps the map that was opened last on this device, for service-worker.js to open while the server is away. */
import { served } from './address'
import type { MapSession } from './session'

/** From a change to the copy that has it, in ms. */
const SOON = 10_000

/** Whether this server lets browsers keep what people wrote (the setting `valuegap.offline`). */
export function mayKeep(): boolean {
  return Boolean(worker())
}

/** The address of the worker, which names the release; blank where browsers keep nothing. */
const worker = () => document.documentElement.dataset['worker'] ?? ''

/** Keeps this page, what it is made of, and the map as it changes; any other map or person goes. Rejects where a browser keeps nothing. */
export async function keepMap(session: MapSession, map: string, person: string): Promise<void> {
  if (!mayKeep() || !('serviceWorker' in navigator)) {
    return
  }
  await navigator.serviceWorker.ready
  const cache = await opened(`map ${person} ${map} ${worker()}`)
  await keepSnapshot(cache, session, map)
  follow(session, () => void keepSnapshot(cache, session, map).catch(() => undefined))
  await Promise.all([keepPage(cache), ...assets().map((asset) => keepOnce(cache, asset))])
}

/** The cache of this name, as the only map's. Another release has another one, so that no page is of two. */
async function opened(name: string): Promise<Cache> {
  const others = (await caches.keys()).filter((one) => one.startsWith('map ') && one !== name)
  await Promise.all(others.map((one) => caches.delete(one)))
  return await caches.open(name)
}

async function keepSnapshot(cache: Cache, session: MapSession, map: string): Promise<void> {
  const snapshot = session.snapshot()
  if (snapshot) {
    await cache.put(served(`/maps/${encodeURIComponent(map)}/snapshot`), Response.json(snapshot))
  }
}

function follow(session: MapSession, keep: () => void): void {
  let later: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    clearTimeout(later)
    later = undefined
    keep()
  }
  session.on('saved', () => (later ??= setTimeout(now, SOON)))
  session.on('status', ({ state }) => state === 'offline' && later !== undefined && now())
}

/** The page as the server paints it, asked for anew: what is in the window is not what came. */
async function keepPage(cache: Cache): Promise<void> {
  const answer = await fetch(location.pathname).catch(() => undefined) // away from the server: the copy stays
  if (answer?.ok && !answer.redirected) {
    await cache.put(location.pathname, answer)
  }
}

function assets(): string[] {
  const all = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  return [...new Set(all.filter(({ pathname }) => pathname.startsWith(served('/assets/'))).map(({ pathname }) => pathname))]
}

async function keepOnce(cache: Cache, asset: string): Promise<void> {
  if (!(await cache.match(asset))) {
    await cache.add(asset) // from the browser's own cache: its address never changes
  }
}
