// Valuegap for the harness of live boards: the server as ./valuegap runs it, people who joined by invitation.
// A harness note is a note of ours: its colour is the category, x and y are in the order key.
import fs from 'node:fs'
import path from 'node:path'
import { rawConnect } from '../lib/rawws.mjs'
import { EditSource, seedNotes, tokensIn } from '../lib/model.mjs'
import { hashNotes, now, sleep, until } from '../lib/util.mjs'

export const name = 'valuegap'
export const packages = ['ws']
export const home = 'refjson'
export const ackSignal = "an edit's own entry, sent after the commit (synchronous=FULL) that many edits share"
export const settleMs = 300
export const { server, createBoard, connect, join, persist } = adapter({ warmS: 60, rate: 5000 })

const PASSWORD = 'a drill is not a hole'
const CATEGORY = { yellow: 'friction', pink: 'value-gap', green: 'high-points', blue: 'touchpoints', orange: 'opportunities', red: 'internal-processes' }
const FIELD = { yellow: 'traits', pink: 'actions', green: 'feelings', blue: 'influences', orange: 'thoughts' }
const COLOUR = Object.fromEntries([CATEGORY, FIELD].flatMap((words) => Object.entries(words).map(([colour, word]) => [word, colour])))
const MOST = 4500 // of the 5,000 of each kind that a map may hold

/** What a note of the harness becomes: the first kind that has room; the last always has. */
const KINDS = {
  note: (color, order) => ({ place: { job: 'job', category: CATEGORY[color], order } }),
  empathy: (color, order) => ({ field: FIELD[color], order }),
  'step-note': (color, order) => ({ job: 'job', step: 'execute', order }),
  force: (color, order) => ({ job: 'job', kind: 'push', order, strength: null, alternative: '' }),
  outcome: (color, order) => ({ job: 'job', order }),
}

const orderOf = (x, y) => y.toString(36).padStart(5, '0') + x.toString(36) + 'V'
const orderIn = (element) => element.place?.order ?? element.order
const isNote = (element) => element.is in KINDS

function noteOf(element) {
  const order = orderIn(element)
  return { id: element.id, text: element.text, x: parseInt(order.slice(5, -1), 36), y: parseInt(order.slice(0, 5), 36), color: COLOUR[element.place?.category ?? element.field] }
}
function elementOf(board, { id, text, x, y, color }) {
  const is = Object.keys(KINDS).find((kind) => kind === 'outcome' || (board.live[kind] ?? 0) < MOST)
  board.live[is] = (board.live[is] ?? 0) + 1
  return { is, id, ...KINDS[is](color, orderOf(x, y)), text }
}
function changeOf(board, elements, edit) {
  if (edit.kind === 'add') return { add: elementOf(board, edit.note) }
  const before = elements.get(edit.noteId)
  if (!before) return null
  if (edit.kind === 'del') {
    board.live[before.is]--
    return { remove: before.id }
  }
  let to = { text: edit.kind === 'append' ? before.text + edit.text : edit.text }
  if (edit.kind === 'move') {
    const order = orderOf(edit.x, edit.y)
    to = before.place ? { place: { ...before.place, order } } : { order }
  }
  const from = Object.fromEntries(Object.keys(to).map((field) => [field, before[field]]))
  return { alter: before.id, is: before.is, from, to }
}
function apply(elements, { add, alter, to, remove }) {
  if (add) elements.set(add.id, add)
  else if (remove) elements.delete(remove)
  else if (elements.has(alter)) elements.set(alter, { ...elements.get(alter), ...to })
}

/** The people of one server: its owner from the link of the first run, others by invitation. */
class People {
  cookies = new Map()
  constructor(dataDir) { this.log = path.join(dataDir, 'server.log') }
  async owner(port) {
    const link = () => fs.readFileSync(this.log, 'utf8').match(/http:\S+first-run\?code=\S+/)?.[0]
    return this.cookies.get(-1) ?? this.keep(-1, async () => {
      await until(link, 10000)
      const code = new URL(link()).searchParams.get('code')
      return cookieOf(await post(port, '/first-run', null, { code, workspace: 'Anubis', name: 'Ines Duarte', email: 'ines@anubis.example', password: PASSWORD }))
    })
  }
  async person(port, idx) {
    if (idx < 0) return this.owner(port)
    const owner = await this.owner(port)
    return this.cookies.get(idx) ?? this.keep(idx, async () => {
      const name = `Member ${idx}`
      const page = await (await post(port, '/settings/members', owner, { name, email: `m${idx}@anubis.example`, role: 'EDITOR' })).text()
      return cookieOf(await post(port, '/join', null, { code: page.match(/join\?code=([\w-]+)/)[1], name, password: PASSWORD }))
    })
  }
  keep(idx, sign) { const cookie = sign(); this.cookies.set(idx, cookie); return cookie }
}
function post(port, where, cookie, fields) {
  const origin = `http://127.0.0.1:${port}`
  return fetch(origin + where, { method: 'POST', redirect: 'manual', headers: { origin, accept: 'text/html', ...(cookie && { cookie }) }, body: new URLSearchParams(fields) })
}
function cookieOf(response) {
  const cookie = response.headers.getSetCookie()[0]
  if (!cookie) throw new Error(`not let in: ${response.status}`)
  return cookie.split(';')[0]
}

const WARM_ROUNDS = 6
let lines = 0
class Client {
  elements = new Map()
  pending = new Map()
  last = 0
  constructor(board, full) {
    this.board = board
    this.full = full
    this.id = `c${(++lines).toString(36)}x`
    if (!full) this.stateHash = undefined // light participants keep no replica
  }
  async open(cookie) {
    const { port, document } = this.board
    this.ws = await rawConnect({ port, path: '/live?binary', headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}` } })
    this.send({ hello: { protocol: 1, document, client: this.id } })
    this.alive = setInterval(() => this.send({ pong: 0 }), 5000)
    this.alive.unref()
    await new Promise((ready) => { this.ws.listener = (frame) => this.hear(JSON.parse(frame), ready) })
    if (!this.full) this.ws.listener = null // from here on frames are counted only
    return this
  }
  send(frame) { this.ws.sendText(JSON.stringify(frame)) }
  hear(frame, ready) {
    if (frame.snapshot) {
      this.elements = new Map(frame.snapshot.elements.map((element) => [element.id, element]))
      ready(this)
    } else if (frame.edits) {
      for (const entry of frame.edits) this.entry(entry)
    } else if (frame.acks) {
      for (const { id } of frame.acks) this.acked(id)
    }
  }
  entry({ id, changes }) {
    for (const change of changes) {
      apply(this.elements, change)
      if (this.feeds) apply(this.board.shared, change)
      if (this.cb) this.tell(change)
    }
    this.acked(id)
  }
  tell({ add, to, remove }) {
    if (remove) return this.cb('d:' + remove)
    if (add && isNote(add)) this.cb('a:' + add.id)
    if (add?.is === 'alternative') tokensIn(add.text).forEach((token) => this.cb('t:' + token))
    if (to?.text) tokensIn(to.text).forEach((token) => this.cb('t:' + token))
    if (to && orderIn(to)) this.cb('m:' + parseInt(orderIn(to).slice(0, 5), 36))
  }
  acked(id) {
    const edit = this.pending.get(id)
    if (edit && this.pending.delete(id)) this.ack?.(edit)
  }
  edit(...changes) {
    const id = `${this.id}-${++this.last}`
    this.send({ edit: { id, changes } })
    return id
  }
  applyEdit(e) {
    const change = changeOf(this.board, this.full ? this.elements : this.board.shared, e)
    if (!change) return false
    if (!this.full) apply(this.board.shared, change)
    const id = this.edit(change)
    if (this.ack) this.pending.set(id, e)
    return true
  }
  seed(notes) { for (let i = 0; i < notes.length; i += 250) this.edit(...notes.slice(i, i + 250).map((n) => ({ add: elementOf(this.board, n) }))) }
  feedShared() { this.board.shared = new Map(this.elements); this.feeds = true }
  onRemoteEdit(cb) { this.cb = cb }
  onAck(cb) { this.ack = cb; return true }
  *all() { for (const element of this.elements.values()) if (isNote(element)) yield noteOf(element) }
  count() { let n = 0; for (const element of this.elements.values()) n += isNote(element); return n }
  stateHash() { return hashNotes(this.all()) }
  get frames() { return this.ws.frames }
  get bytes() { return this.ws.bytes }
  close() { clearInterval(this.alive); this.ws.close() }
}

/**
 * @param {number} warmS seconds of edits on a board aside, before the first board of a fresh server is seeded
 * @param {number} rate edits a second then
 */
export function adapter({ warmS, rate }) {
  let people
  let warmed = true
  const server = ({ dataDir, port }) => {
    const fresh = !fs.existsSync(path.join(dataDir, 'valuegap.db'))
    if (fresh) people = new People(dataDir)
    warmed = !fresh
    // The limit that keeps one browser from shouting is no part of what is measured.
    return { command: [process.env.VALUEGAP, 'serve', '--port', String(port), '--data', dataDir, '--no-demo'], env: { VALUEGAP_RATE: '100000' } }
  }
  const createBoard = ({ port, board, persisted }) => ({ port, name: board, live: {}, shared: new Map(), ...persisted })
  const persist = ({ document }) => ({ document })

  async function document(board, cookie) {
    const made = await post(board.port, '/customers/new', cookie, { name: board.name, start: 'empty' })
    const id = made.headers.get('location')?.match(/\/maps\/(.+)/)?.[1]
    if (!id) throw new Error(`no map made: ${made.status}`)
    return id
  }
  async function found(board, cookie) {
    board.document = await document(board, cookie)
    const client = await new Client(board, true).open(cookie)
    client.edit({ add: { is: 'job', id: 'job', order: 'V1', rank: 'main', text: 'Protect patient records from exposure' } })
    await until(() => client.elements.has('job'), 10000)
    client.close()
  }
  async function connect(board, { mode, idx }) {
    if (idx < 0 && !warmed) { warmed = true; await warm(board.port) }
    const cookie = await people.person(board.port, idx)
    if (!board.document) await (board.founding ??= found(board, cookie))
    return new Client(board, mode !== 'light').open(cookie)
  }
  /** Boards one after the other, as they are measured: one alone would drift away from a board just seeded. */
  async function warm(port) {
    for (let round = 0; round < WARM_ROUNDS; round++) await work(createBoard({ port, board: `warm-up ${round}` }), warmS / WARM_ROUNDS)
  }
  async function work(board, seconds) {
    const clients = []
    for (let idx = -1; idx < 19; idx++) clients.push(await connect(board, { mode: idx < 0 ? 'full' : 'light', idx }))
    const notes = seedNotes(500)
    clients[0].seed(notes)
    await until(() => clients[0].count() >= 500, 30000, 10)
    clients[0].feedShared()
    const source = new EditSource({ seed: 60, noteIds: notes.map((n) => n.id), prefix: 'w' })
    const begun = now()
    for (let k = 0; now() - begun < seconds * 1000; await sleep(2)) {
      for (; k < ((now() - begun) * rate) / 1000; k++) clients[1 + (k % 19)].applyEdit(source.next(k % 19, now()))
    }
    clients.forEach((client) => client.close())
  }
  async function join(board, count) {
    const client = await new Client(board, true).open(await people.owner(board.port))
    while (client.count() < count) await new Promise((r) => setImmediate(r))
    return client
  }
  return { server, createBoard, connect, join, persist }
}
