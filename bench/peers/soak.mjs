// Participants of one board for a while: node soak.mjs URL LINK MINUTES PARTICIPANTS
// Each has a note of their own and rewords it once a second. One in ten is a whole client and tells when an edit was seen; the others write and
// answer pings. A line on stdout for each minute: the minute, p50 and p99 from edit to seen in ms, edits made, edits seen.
// Node 22, or Node 20 with --experimental-websocket.
import { Client } from './client.mjs'

const [url, link, minutes, participants] = process.argv.slice(2)
const EVERY_MS = 1000
const CATEGORIES = ['touchpoints', 'high-points', 'friction', 'value-gap', 'internal-processes', 'opportunities']
const TEXTS = ['Every export needs a ticket', 'Every export needs a ticket and two days of waiting']

function post(where, cookie, fields) {
  return fetch(url + where, { method: 'POST', redirect: 'manual', headers: { origin: url, accept: 'text/html', cookie }, body: new URLSearchParams(fields) })
}
const founded = await post('/first-run', '', { code: new URL(link).searchParams.get('code'), workspace: 'Anubis', name: 'Ines Duarte', email: 'ines@anubis.example', password: 'a drill is not a hole' })
const cookie = founded.headers.getSetCookie()[0].split(';')[0]
const made = await post('/customers/new', cookie, { name: 'Dana Okafor', start: 'empty' })
const document = made.headers.get('location').split('/').pop()

/** Writes, and reads no more of what it is sent than it must. */
class Writer {
  last = 0
  constructor(number) { this.client = `w${number}x` }
  open() {
    this.socket = new WebSocket(url.replace(/^http/, 'ws') + '/live', { headers: { cookie, origin: url } })
    this.socket.onmessage = ({ data }) => { if (data.startsWith('{"ping"')) this.socket.send(data.replace('ping', 'pong')) }
    this.socket.onclose = ({ code, reason }) => fail(`a line was closed: ${code} ${reason}`)
    return new Promise((ready) => {
      this.socket.onopen = () => { this.socket.send(JSON.stringify({ hello: { protocol: 1, document, client: this.client } })); ready(this) }
    })
  }
  edit(...changes) {
    const id = `${this.client}-${++this.last}`
    this.socket.send(JSON.stringify({ edit: { id, changes } }))
    return id
  }
}
function fail(why) { console.error(why); process.exit(1) }

const sent = new Map() // edit id -> when
let latencies = [], edits = 0, seen = 0
function sees({ id }) {
  if (!sent.has(id)) return
  latencies.push(performance.now() - sent.get(id))
  seen++
}
async function participant(number) {
  const sighted = number % 10 === 0
  const client = sighted ? new Client({ url, cookie, document, client: `o${number}x` }) : new Writer(number)
  await client.open()
  if (sighted) client.socket.onclose = ({ code, reason }) => fail(`a line was closed: ${code} ${reason}`)
  const note = `n${number}`
  const place = { job: 'job', category: CATEGORIES[number % 6], order: 'V' + String(number).padStart(3, '0') + '1' }
  client.edit({ add: { is: 'note', id: note, place, text: TEXTS[0] } })
  return { client, sighted, note, wording: 0 }
}
function reword(one) {
  const from = { text: TEXTS[one.wording % 2] }, to = { text: TEXTS[++one.wording % 2] }
  const now = performance.now()
  sent.set(one.client.edit({ alter: one.note, is: 'note', from, to }), now)
  edits++
}

const first = await new Client({ url, cookie, document, client: 'aa1' }).open()
first.edit({ add: { is: 'job', id: 'job', order: 'V1', rank: 'main', text: 'Protect patient records from exposure' } })
const all = []
for (let number = 0; number < Number(participants); number++) all.push(await participant(number))
for (const one of all) {
  if (one.sighted) one.client.onEdit = sees
  setTimeout(() => setInterval(reword, EVERY_MS, one), Math.random() * EVERY_MS)
}
for (let minute = 1; minute <= Number(minutes); minute++) {
  await new Promise((resolve) => setTimeout(resolve, 60_000))
  const sorted = Float64Array.from(latencies).sort()
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1)
  console.log(minute, at(0.5), at(0.99), edits, seen)
  latencies = []
  for (const [id, when] of sent) if (performance.now() - when > 60_000) sent.delete(id)
}
process.exit(0)
