// Opens boards of 200 notes in a running server and keeps them open: node heap.mjs URL LINK BOARDS, then a line for each step on stdout.
// Node 22, or Node 20 with --experimental-websocket.
import { Client } from './client.mjs'

const [url, link, boards] = process.argv.slice(2)
const NOTES = 200
const CATEGORIES = ['touchpoints', 'high-points', 'friction', 'value-gap', 'internal-processes', 'opportunities']

function post(where, cookie, fields) {
  return fetch(url + where, { method: 'POST', redirect: 'manual', headers: { origin: url, accept: 'text/html', cookie }, body: new URLSearchParams(fields) })
}
const founded = await post('/first-run', '', { code: new URL(link).searchParams.get('code'), workspace: 'Anubis', name: 'Ines Duarte', email: 'ines@anubis.example', password: 'a drill is not a hole' })
const cookie = founded.headers.getSetCookie()[0].split(';')[0]

async function open(number) {
  const made = await post('/customers/new', cookie, { name: `Customer ${number}`, start: 'empty' })
  const document = made.headers.get('location').split('/').pop()
  const client = await new Client({ url, cookie, document }).open()
  const edits = [[{ add: { is: 'job', id: 'job', order: 'V1', rank: 'main', text: 'Protect patient records from exposure' } }]]
  for (let i = 0; i < NOTES; i++) {
    const place = { job: 'job', category: CATEGORIES[i % 6], order: 'V' + String(i).padStart(3, '0') + '1' }
    edits.push([{ add: { is: 'note', id: `n${i}`, place, text: `Export ${i} needs a ticket and two days of waiting` } }])
  }
  const saved = new Promise((resolve) => { client.onAck = () => client.pending.size || resolve() })
  for (const changes of edits) client.edit(...changes)
  await saved
}
for (const until of [1, Number(boards)]) {
  for (let number = until === 1 ? 0 : 1; number < until; number++) await open(number)
  console.log(until)
  await new Promise((resolve) => process.stdin.once('data', resolve))
}
process.exit(0)
