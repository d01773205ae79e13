// What faults cost those who work: node faults.mjs LAUNCHER [NAMES]. Each on a server of its own, as users start it.
// Node 22, or Node 20 with --experimental-websocket.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { Client } from './client.mjs'

const [launcher, ...wanted] = process.argv.slice(2)
const CATEGORIES = ['touchpoints', 'high-points', 'friction', 'value-gap', 'internal-processes', 'opportunities']
const JOB = { add: { is: 'job', id: 'job', order: 'V1', rank: 'main', text: 'Protect patient records from exposure' } }
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]
const ms = (value) => `${value.toFixed(0)} ms`

/** A server as ./valuegap starts it, its owner and the ways in. */
class Server {
  data = fs.mkdtempSync(path.join(os.tmpdir(), 'valuegap-'))
  async start(...options) {
    this.process = spawn(launcher, ['serve', '--port', '0', '--no-demo', '--data', this.data, ...options])
    const kill = () => this.process.kill()
    process.on('exit', kill) // also when a measurement fails
    this.process.once('exit', () => process.off('exit', kill))
    let said = ''
    for await (const part of this.process.stdout) {
      said += part
      if ((this.cookie ? /is at http\S+\n/ : /first-run\?code=\S+\n/).test(said)) break
    }
    this.process.stderr.resume()
    this.url = said.match(/http:\/\/127\.0\.0\.1:\d+/)[0]
    const code = said.match(/first-run\?code=(\S+)/)?.[1]
    if (code) {
      const founded = await this.post('/first-run', { code, workspace: 'Anubis', name: 'Ines Duarte', email: 'ines@anubis.example', password: 'a drill is not a hole' })
      this.cookie = founded.headers.getSetCookie()[0].split(';')[0]
    }
    return this
  }
  async stop() {
    this.process.kill()
    await new Promise((resolve) => this.process.once('exit', resolve))
  }
  async end() {
    await this.stop()
    fs.rmSync(this.data, { recursive: true })
  }
  get headers() { return { origin: this.url, accept: 'text/html', ...(this.cookie && { cookie: this.cookie }) } }
  get(where) { return fetch(this.url + where, { headers: this.headers }) }
  post(where, fields) {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    return fetch(this.url + where, { method: 'POST', redirect: 'manual', headers: this.headers, body })
  }
  async map() {
    const made = await this.post('/customers/new', { name: 'Dana Okafor', start: 'empty' })
    return made.headers.get('location').split('/').pop()
  }
  memory() { return Math.round(fs.readFileSync(`/proc/${this.process.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1] / 1024) }
}

const note = (id, i) => ({ add: { is: 'note', id, place: { job: 'job', category: CATEGORIES[i % 6], order: 'V' + String(i).padStart(5, '0') + '1' }, text: `Export ${i} needs a ticket` } })
const reword = (id, from, to) => ({ alter: id, is: 'note', from: { text: from }, to: { text: to } })

/** A client as a browser's: so many edits under way at once; what is refused for now is sent again a second later. */
class Returning extends Client {
  answered = new Map() // edit id -> 'saved' or the reason of its refusal
  onAck = (id) => this.#answer(id, 'saved')
  onRefused = ({ id, reason }) => (['rate', 'read-only'].includes(reason) ? this.#pause() : this.#answer(id, reason))
  async comeBack(edits, window = 16) {
    this.queue = edits
    this.window = window
    await this.open()
    await new Promise((resolve) => { this.done = resolve; this.#more() })
  }
  #more() {
    while (!this.paused && this.pending.size < this.window && this.queue.length > 0) this.edit(...this.queue.shift())
    if (this.queue.length === 0 && this.pending.size === 0) this.done()
  }
  #answer(id, what) { this.answered.set(id, what); this.#more() }
  #pause() {
    if (this.paused) return
    this.paused = setTimeout(() => {
      this.paused = undefined
      for (const frame of this.pending.values()) this.socket.send(JSON.stringify(frame))
      this.#more()
    }, 1000)
  }
}

/** Edits twenty times a second until something is done; answers how long each took from when it was due to its own entry. */
async function edit(server, document, until, line = server.url) {
  const client = await new Client({ url: line, cookie: server.cookie, document }).open()
  client.edit(JOB)
  client.edit(note('mine', 0))
  const due = new Map(), took = []
  client.onAck = (id) => { if (due.has(id)) took.push(performance.now() - due.get(id)) }
  let going = true
  until.then(() => (going = false))
  const began = performance.now()
  let text = 'Export 0 needs a ticket'
  for (let n = 1; going; n++) {
    await later(began + n * 50 - performance.now())
    due.set(client.edit(reword('mine', text, `Export ${n} needs a ticket`)), began + n * 50)
    text = `Export ${n} needs a ticket`
  }
  while (client.pending.size > 0) await later(10)
  client.socket.onclose = null
  client.close()
  return took
}

/** A TCP relay with so much delay each way; a lost packet holds up what comes after it until it is sent again. */
function slowNetwork(url, delay, loss) {
  const lines = new Set()
  const door = net.createServer((near) => {
    const far = net.connect(new URL(url).port, '127.0.0.1')
    for (const [from, to] of [[near, far], [far, near]]) {
      let due = 0, before = Promise.resolve()
      lines.add(from)
      from.setNoDelay(true)
      from.on('error', () => {}).on('close', () => { lines.delete(from); to.destroy() })
      from.on('data', (bytes) => {
        const when = due = Math.max(due, performance.now() + delay + (Math.random() < loss ? 3 * delay : 0))
        before = before.then(() => later(when - performance.now())).then(() => to.write(bytes))
      })
    }
  })
  return new Promise((resolve) => door.listen(0, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${door.address().port}`,
    cut: () => lines.forEach((line) => line.destroy()),
    close: () => door.close(),
  })))
}

/** A line that says hello to a map and from then on takes nothing in, or a kilobyte a second. */
async function slowLine({ url, cookie }, document, client, reads) {
  const { hostname, port, host } = new URL(url)
  const line = net.connect(port, hostname).on('error', () => {})
  line.write(`GET /live HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nCookie: ${cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`)
  await new Promise((resolve) => line.once('readable', resolve))
  const hello = Buffer.from(JSON.stringify({ hello: { protocol: 1, document, client } }))
  line.write(Buffer.concat([Buffer.from([0x81, 0x80 | hello.length, 0, 0, 0, 0]), hello])) // masked with nothing
  if (reads) setInterval(() => line.read(1024), 1000).unref()
}

/** Twenty times a second fifty long notes come or go, 1 MB a second for each who is there, until something is done. */
async function flood(server, document, until) {
  const client = await new Client({ url: server.url, cookie: server.cookie, document }).open()
  let going = true
  until.then(() => (going = false))
  for (let n = 0; going; n++, await later(50)) {
    client.edit(...Array.from({ length: 50 }, (_, i) => (n % 2 ? { remove: `f${i}` } : { add: { ...note(`f${i}`, i).add, text: 'Exports need a ticket. '.repeat(80) } })))
  }
  client.socket.onclose = null
  client.close()
}

/** A workbook whose one sheet unpacks to so many bytes of nothing. */
function bomb(bytes) {
  const name = Buffer.from('xl/worksheets/sheet1.xml'), packed = zlib.deflateRawSync(Buffer.alloc(bytes, ' '), { level: 9 })
  const head = (signature, extra) => {
    const at = Buffer.alloc(extra ? 46 : 30)
    at.writeUInt32LE(signature)
    const from = extra ? 10 : 8
    at.writeUInt16LE(8, from)
    at.writeUInt32LE(packed.length, from + 10)
    at.writeUInt32LE(bytes, from + 14)
    at.writeUInt16LE(name.length, from + 18)
    return Buffer.concat([at, name])
  }
  const local = head(0x04034b50), central = head(0x02014b50, true), end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, central, end])
}

const MEASURES = {
  async F18() {
    const server = await new Server().start('--metrics')
    const document = await server.map()
    const both = (until) => Promise.all([edit(server, document, until), flood(server, document, until)])
    await both(later(20_000))
    const [alone] = await both(later(20_000)), before = server.memory()
    const count = async (what) => Number((await (await server.get('/metrics')).text()).match(what)?.[1])
    const here = () => count(/^valuegap_participants (\d+)/m)
    const began = performance.now()
    const allOut = Promise.all(Array.from({ length: 20 }, (_, i) => slowLine(server, document, `slow${i}x`, i % 2))).then(async () => {
      while (await here() < 22) await later(10)
      while (await here() > 2) await later(200)
      return (performance.now() - began) / 1000
    })
    const [beside] = await both(allOut)
    console.log(`F18  20 lines that read nothing or 1 kB a second, under 1 MB a second for each: all out after ${(await allOut).toFixed(1)} s, ${await count(/closed\S*slow\S* (\d+)/)} for what waited; an edit meanwhile p50 ${ms(at(beside, 0.5))}, p99 ${ms(at(beside, 0.99))} (without them ${ms(at(alone, 0.5))}, ${ms(at(alone, 0.99))}); ${before} MB before, ${server.memory()} MB after`)
    await server.end()
  },

  async F21() {
    const server = await new Server().start()
    const document = await server.map()
    const clients = Array.from({ length: 30 }, (_, i) => new Returning({ url: server.url, cookie: server.cookie, document, client: `r${i}x` }))
    await clients[0].comeBack([[JOB]])
    const began = performance.now()
    const edits = (i) => Array.from({ length: 500 }, (_, n) => {
      const k = Math.floor(n / 5)
      return n % 5 === 0 ? [note(`n${i}x${k}`, k)] : [reword(`n${i}x${k}`, `Export ${k}${n % 5 === 1 ? ' needs a ticket' : ` asks ${n % 5 - 1}`}`, `Export ${k} asks ${n % 5}`)]
    })
    await Promise.all(clients.slice(1).concat(new Returning({ url: server.url, cookie: server.cookie, document, client: 'r99x' })).map((client, i) => client.comeBack(edits(i))))
    const seconds = (performance.now() - began) / 1000
    const answers = {}
    for (const client of clients.slice(1)) for (const what of client.answered.values()) answers[what] = (answers[what] ?? 0) + 1
    console.log(`F21  30 clients come back with 500 edits each: all answered in ${seconds.toFixed(1)} s (of 29 of them: ${JSON.stringify(answers)}); ${server.memory()} MB`)
    await server.end()
  },

  async F28() {
    const server = await new Server().start()
    const document = await server.map()
    const network = await slowNetwork(server.url, 200, 0.05)
    const took = await edit(server, document, later(30_000), network.url)
    console.log(`F28  400 ms there and back, 5 % lost: ${took.length} edits, acknowledged p50 ${ms(at(took, 0.5))}, p95 ${ms(at(took, 0.95))}`)
    const client = new Returning({ url: network.url, cookie: server.cookie, document })
    const back = []
    let last = client.comeBack([[note('n1', 1)]])
    await last
    for (let cut = 1; cut <= 5; cut++) {
      network.cut()
      const began = performance.now()
      await client.comeBack([[reword('n1', cut === 1 ? 'Export 1 needs a ticket' : `Cut ${cut - 1}`, `Cut ${cut}`)]])
      back.push(performance.now() - began)
    }
    console.log(`F28  the network changes: a new line and an edit on it acknowledged in ${ms(at(back, 0.5))}, at most ${ms(at(back, 1))}`)
    network.close()
    const steady = await slowNetwork(server.url, 200, 0)
    for (const window of [1, 16]) { // of pages before 16 and since
      const writer = new Returning({ url: steady.url, cookie: server.cookie, document })
      const edits = Array.from({ length: 500 }, (_, i) => [note(`w${window}x${i}`, i)])
      const began = performance.now()
      await writer.comeBack(edits, window)
      console.log(`F28  400 ms there and back: 500 edits that were kept, ${window} under way at a time, are saved in ${((performance.now() - began) / 1000).toFixed(1)} s`)
      writer.socket.onclose = null
      writer.close()
    }
    steady.close()
    await server.end()
  },

  async F30() {
    const server = await new Server().start('--rate', '1000000')
    const document = await server.map()
    const edits = [[JOB], ...Array.from({ length: 5000 }, (_, i) => [note(`n${i}`, i)])]
    for (let n = 0; n < 95_000; n++) {
      const i = n % 5000, round = Math.floor(n / 5000)
      edits.push([reword(`n${i}`, round === 0 ? `Export ${i} needs a ticket` : `Export ${i} asks ${round}`, `Export ${i} asks ${round + 1}`)])
    }
    const count = edits.length
    const writer = new Returning({ url: server.url, cookie: server.cookie, document })
    await writer.comeBack(edits, 2000)
    writer.socket.onclose = null
    writer.close()
    await server.stop()
    await server.start()
    const took = []
    for (let n = 0; n < 40; n++) {
      const began = performance.now()
      await (await server.get(`/maps/${document}`)).text()
      const client = await new Client({ url: server.url, cookie: server.cookie, document }).open()
      took.push(performance.now() - began)
      client.socket.onclose = null
      client.close()
    }
    console.log(`F30  5,000 notes, ${count.toLocaleString('en')} edits: page and map ${ms(took[0])} just after a start, then p50 ${ms(at(took.slice(1), 0.5))}, p95 ${ms(at(took.slice(1), 0.95))}; ${server.memory()} MB`)
    await server.end()
  },

  async F32() {
    await beside('F32  30 exports at once', async (server, document) => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => server.get(`/maps/${document}/export.pdf`)))
      return answers.map(({ status }) => status)
    })
  },

  async F33() {
    const file = new Blob([bomb(1 << 30)])
    await beside(`F33  10 workbooks of ${file.size >> 10} kB that unpack to 1 GB`, async (server) => {
      const statuses = []
      for (let n = 0; n < 10; n++) {
        const form = new FormData()
        form.append('file', file, 'canvas.xlsx')
        statuses.push((await server.post('/import', form)).status)
      }
      return statuses
    })
  },
}

/** What an edit takes on a map of 200 notes, on its own and while something else goes on. */
async function beside(title, something) {
  const server = await new Server().start()
  const document = await server.map()
  const client = new Returning({ url: server.url, cookie: server.cookie, document })
  await client.comeBack([[JOB], ...Array.from({ length: 200 }, (_, i) => [note(`n${i}`, i)])])
  client.socket.onclose = null
  client.close()
  await something(server, document) // compiled by now
  await edit(server, document, later(10_000))
  const idle = await edit(server, document, later(20_000))
  const began = performance.now()
  const work = something(server, document)
  const busy = await edit(server, document, work)
  const counts = {}
  for (const status of await work) counts[status] = (counts[status] ?? 0) + 1
  console.log(`${title}: answered ${JSON.stringify(counts)} in ${((performance.now() - began) / 1000).toFixed(1)} s; an edit meanwhile p50 ${ms(at(busy, 0.5))}, p99 ${ms(at(busy, 0.99))} (idle ${ms(at(idle, 0.5))}, ${ms(at(idle, 0.99))}); ${server.memory()} MB`)
  await server.end()
}

for (const name of wanted.length > 0 ? wanted : Object.keys(MEASURES)) await MEASURES[name]()
process.exit(0)
