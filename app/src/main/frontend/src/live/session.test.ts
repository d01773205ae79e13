import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addNote, removeNotes, reword, toggleVote } from '../model/commands'
import { sample } from '../model/sample.test-data'
import { MemoryOutbox } from './outbox'
import { Channel, LastingOutbox, Person } from './person.test-data'
import { TestServer } from './server.test-data'

const FRICTION = { job: 'prove', category: 'friction' } as const

describe('a session', () => {
  let server: TestServer

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-06-01T09:00:00Z') })
    server = new TestServer(sample())
  })
  afterEach(() => vi.useRealTimers())

  it('shows an edit at once and calls it saved only when the server has answered', async () => {
    const ines = await Person.at(server, 'ines')
    ines.add('Trail is cut off')
    expect(ines.texts()).toContain('Trail is cut off')
    expect(ines.session.status).toMatchObject({ state: 'saving', count: 1 })
    ines.deliver()
    expect(ines.session.status).toMatchObject({ state: 'saved', count: 0 })
    expect(server.log).toHaveLength(1)
  })

  it('sends nothing that changes nothing', async () => {
    const ines = await Person.at(server, 'ines')
    ines.submit([{ alter: 'layouts', is: 'note', from: {}, to: {} }])
    expect(ines.session.unsaved).toBe(0)
    expect(ines.session.undoLabel).toBeUndefined()
  })

  it('is amber after 5 s without an answer and offers copies after 30 s', async () => {
    const ines = await Person.at(server, 'ines')
    ines.add('Trail is cut off')
    vi.advanceTimersByTime(5_000)
    expect(ines.session.status.waiting).toBe('slow')
    vi.advanceTimersByTime(25_000)
    expect(ines.session.status.waiting).toBe('stuck')
    expect(ines.session.unsavedTexts()).toEqual(['Trail is cut off'])
  })

  it('keeps changes while offline, sends them in order and says so', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.cut()
    ines.add('One')
    ines.add('Two')
    ines.add('Three')
    expect(ines.session.status).toMatchObject({ state: 'offline', count: 3 })
    await ines.reconnect()
    expect(ines.session.status).toMatchObject({ state: 'back', count: 3 })
    expect(server.log.map(({ changes }) => (changes[0] as { add: { text: string } }).add.text)).toEqual(['One', 'Two', 'Three'])
    vi.advanceTimersByTime(6_000)
    expect(ines.session.status.state).toBe('saved')
  })

  it('has one effect where the commit was made and the answer was lost', async () => {
    const ines = await Person.at(server, 'ines')
    ines.add('Trail is cut off')
    while (ines.socket.step('up')) {}
    ines.socket.cut()
    await ines.reconnect()
    expect(server.log).toHaveLength(1)
    expect(ines.texts().filter((text) => text === 'Trail is cut off')).toHaveLength(1)
    expect(ines.session.unsaved).toBe(0)
  })

  it('asks again where a frame was lost on the way', async () => {
    const ines = await Person.at(server, 'ines')
    server.edit('yuki', addNote(server.document, ines.session.draw, FRICTION, 'First'))
    ines.socket.lose()
    server.edit('yuki', addNote(server.document, ines.session.draw, FRICTION, 'Second'))
    ines.deliver()
    await ines.reconnect()
    expect(ines.texts()).toEqual(expect.arrayContaining(['First', 'Second']))
  })

  it('F17: believes within 20 s that a silent line is dead', async () => {
    const ines = await Person.at(server, 'ines')
    const first = ines.socket
    ines.add('Typed into the dark')
    vi.advanceTimersByTime(20_000)
    expect(ines.session.status).toMatchObject({ state: 'offline', count: 1 })
    await ines.reconnect()
    expect(ines.socket).not.toBe(first)
    expect(server.log).toHaveLength(1)
  })

  it('tells its author of a refusal, with the text for copying, and shows what stands', async () => {
    const ines = await Person.at(server, 'ines')
    server.edit('yuki', removeNotes(server.document, ['layouts']))
    ines.submit(reword(ines.session.document, 'layouts', 'One layout for each auditor'))
    ines.deliver()
    expect(ines.refused).toMatchObject([{ reason: 'gone', texts: ['One layout for each auditor'] }])
    expect(ines.session.document.has('layouts')).toBe(false)
    expect(ines.session.unsaved).toBe(0)
  })

  it.each(['rate', 'read-only'] as const)('keeps the order where the first of several is refused for now: %s', async (reason) => {
    const ines = await Person.at(server, 'ines')
    server.refusing = reason
    ines.submit(reword(ines.session.document, 'layouts', 'One layout'))
    ines.submit(reword(ines.session.document, 'layouts', 'One layout for each auditor'))
    ines.submit(toggleVote(ines.session.document, ines.session.draw, 'layouts', 'ines'))
    ines.socket.step('up')
    server.refusing = undefined
    ines.deliver()
    expect(server.log).toEqual([])
    ines.add('Made meanwhile')
    vi.advanceTimersByTime(5_000)
    ines.deliver()
    expect(ines.refused).toEqual([])
    expect(ines.session.unsaved).toBe(0)
    expect(server.document.find('note', 'layouts')?.text).toBe('One layout for each auditor')
    expect(server.log.map(({ changes }) => Object.keys(changes[0]!)[0])).toEqual(['alter', 'alter', 'add', 'add'])
  })

  it('goes on where what was refused for now has been saved by its earlier line', async () => {
    const ines = await Person.at(server, 'ines')
    ines.submit(reword(ines.session.document, 'layouts', 'One layout'))
    const [first] = await ines.outbox.all()
    server.refusing = 'read-only'
    ines.deliver()
    server.refusing = undefined
    server.edit('ines', first!.changes, first!.id)
    ines.submit(reword(ines.session.document, 'layouts', 'One layout for each auditor'))
    ines.deliver()
    vi.advanceTimersByTime(5_000)
    ines.deliver()
    expect(ines.session.unsaved).toBe(0)
    expect(server.document.find('note', 'layouts')?.text).toBe('One layout for each auditor')
  })

  it('has 16 edits under way at one time', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.cut()
    Array.from({ length: 20 }, (_, i) => ines.add(`Note ${i}`))
    server.mute = true
    await ines.reconnect()
    expect(server.log).toHaveLength(16)
  })

  it('does not send what may not be sent: nothing while edits cannot be made durable', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.tell({ state: { saving: 'read-only', reason: 'The disk is full' } })
    ines.deliver()
    ines.add('Waits')
    ines.deliver()
    expect(server.log).toHaveLength(0)
    expect(ines.session.status).toMatchObject({ state: 'read-only', count: 1, reason: 'The disk is full' })
    ines.socket.tell({ state: { saving: 'open' } })
    ines.deliver()
    expect(server.log).toHaveLength(1)
  })

  it('refuses at once where one may only look, and keeps the text', async () => {
    server.may = ['see']
    const guest = await Person.at(server, 'guest')
    guest.add('Not for me')
    expect(guest.refused).toMatchObject([{ reason: 'not-allowed', texts: ['Not for me'] }])
    expect(guest.session.status.state).toBe('read-only')
  })

  it('lets who takes part vote and comment, and nothing else', async () => {
    server.may = ['see', 'take-part']
    const viewer = await Person.at(server, 'viewer')
    viewer.submit(toggleVote(viewer.session.document, viewer.session.draw, 'layouts', 'viewer'))
    viewer.submit([{ add: { is: 'comment', id: 'c1', on: 'layouts', text: 'Here too' } }])
    viewer.deliver()
    expect(viewer.refused).toEqual([])
    expect(server.document.find('comment', 'c1')?.text).toBe('Here too')
    viewer.submit(toggleVote(viewer.session.document, viewer.session.draw, 'layouts', 'viewer'))
    viewer.deliver()
    expect(server.log).toHaveLength(3)
    viewer.submit([{ remove: 'v1' }])
    viewer.add('Not mine to write')
    expect(viewer.refused.map(({ reason }) => reason)).toEqual(['not-allowed', 'not-allowed'])
    expect(viewer.session.status.state).toBe('saved')
  })

  it('asks before it sends what was made before the map was restored', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.cut()
    ines.add('Made before the restore')
    server.restore(sample())
    await ines.reconnect()
    expect(server.log).toHaveLength(0)
    expect(ines.texts()).not.toContain('Made before the restore')
    expect(ines.session.status).toMatchObject({ state: 'not-saved', count: 1, act: 'decide', earlier: 1 })
    ines.add('Made after it')
    ines.deliver()
    expect(server.log).toHaveLength(1)
    ines.session.sendEarlier()
    ines.deliver()
    expect(server.log).toHaveLength(2)
    expect(ines.texts()).toContain('Made before the restore')
    expect(ines.session.status).toMatchObject({ state: 'saved', count: 0 })
    expect(await ines.outbox.all()).toEqual([])
  })

  it('asks the next page too, and keeps the texts of what is let go', async () => {
    const closed = await Person.at(server, 'ines')
    closed.socket.cut()
    closed.add('Made before the restore')
    closed.session.close()
    server.restore(sample())
    const ines = await Person.at(server, 'ines', closed.outbox)
    expect(ines.session.status).toMatchObject({ act: 'decide', earlier: 1 })
    expect(ines.session.unsavedTexts()).toEqual(['Made before the restore'])
    ines.session.dropEarlier()
    expect(ines.refused).toMatchObject([{ reason: 'dropped', texts: ['Made before the restore'] }])
    expect(ines.session.status.state).toBe('saved')
    expect(await ines.outbox.all()).toEqual([])
  })

  it('goes by another name where somebody else has its own, and can still undo', async () => {
    const ines = await Person.at(server, 'ines')
    const name = ines.socket.client
    ines.socket.cut()
    ines.add('Made under the old name')
    const other = server.connect('mallory')
    other.open()
    server.hear(other, { hello: { protocol: 1, document: 'dana', client: name } })
    await ines.reconnect()
    expect(ines.socket.client).not.toBe(name)
    expect(server.log.map(({ id }) => id.split('-')[0])).toEqual([ines.socket.client])
    expect(await ines.outbox.all()).toEqual([])
    ines.session.undo()
    ines.deliver()
    expect(ines.texts()).not.toContain('Made under the old name')
    expect(ines.refused).toEqual([])
  })

  it('sends 500 edits of a day offline once and in order', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.cut()
    const texts = Array.from({ length: 500 }, (_, i) => `Note ${i}`)
    texts.forEach((text) => ines.add(text))
    vi.setSystemTime(Date.now() + 24 * 3_600_000)
    expect(ines.session.status).toMatchObject({ state: 'offline', count: 500 })
    await ines.reconnect()
    expect(server.log.map(({ changes }) => (changes[0] as { add: { text: string } }).add.text)).toEqual(texts)
    expect(ines.session.status).toMatchObject({ state: 'back', count: 500 })
  }, 30_000)

  it('says that what the device does not keep is on this page only', async () => {
    const kept = new LastingOutbox()
    vi.spyOn(kept, 'keep').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
    for (const outbox of [new MemoryOutbox(), kept]) {
      const ines = await Person.at(server, 'ines', outbox)
      ines.socket.cut()
      ines.add('On this page only')
      await vi.advanceTimersByTimeAsync(0)
      expect(ines.session.status).toMatchObject({ state: 'not-saved', count: 1, act: 'copy', unkept: true })
      await ines.reconnect()
      expect(ines.session.status).toEqual({ state: 'back', count: 1, waiting: 'short' })
    }
  })

  it('lets two tabs of one person write beside each other, one of them offline', async () => {
    const outbox = new LastingOutbox()
    const channels: Channel[] = []
    const offline = await Person.at(server, 'ines', outbox, new Channel(channels))
    offline.socket.cut()
    offline.add('From the tab without a network')
    const opening = Person.at(server, 'ines', outbox, new Channel(channels))
    await vi.advanceTimersByTimeAsync(200)
    const online = await opening
    online.add('From the other tab')
    online.deliver()
    expect(server.log).toHaveLength(1) // the other's edits are its own to send
    await offline.reconnect()
    expect(server.log).toHaveLength(2)
    expect(await outbox.all()).toEqual([])
  })

  it('hands out what the server has decided, for a copy that is opened without it', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.cut()
    const id = ines.add('Undecided')
    const decided = ines.session.snapshot()!
    expect(decided).toEqual(server.snapshot())
    expect(ines.session.document.has(id)).toBe(true)
    await ines.reconnect()
    expect(ines.session.snapshot()!.elements.some((element) => element.id === id)).toBe(true)
  })

  it('keeps the outbox when signed out, and sends it when back', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.tell({ bye: { reason: 'signed out', again: false } })
    ines.deliver()
    ines.socket.cut(4401)
    ines.add('Still mine')
    expect(ines.session.status).toMatchObject({ state: 'not-saved', count: 1, act: 'sign-in' })
    ines.session.resume()
    await ines.reconnect()
    expect(server.log).toHaveLength(1)
  })

  it('says so when pages come and lines do not', async () => {
    const ines = await Person.at(server, 'ines')
    for (let i = 0; i < 3; i++) {
      ines.socket.cut()
      expect(ines.session.status.reason).toBeUndefined()
      await vi.advanceTimersByTimeAsync(16_000)
    }
    ines.socket.cut()
    await vi.advanceTimersByTimeAsync(0)
    expect(ines.session.status).toMatchObject({ state: 'offline', reason: 'blocked' })
    await ines.reconnect()
    expect(ines.session.status).toEqual({ state: 'saved', count: 0, waiting: 'short' })
  })

  it('is over for whoever was signed out, or whose link ended, while they were away', async () => {
    const ines = await Person.at(server, 'ines')
    ines.answer = 'signed-out'
    for (let i = 0; i < 4; i++) {
      ines.socket.cut()
      await vi.advanceTimersByTimeAsync(16_000)
    }
    expect(ines.session.status).toMatchObject({ state: 'not-saved', act: 'sign-in' })
  })

  it('stays away when the server says so, and comes back when it restarts or another page is done', async () => {
    const ines = await Person.at(server, 'ines')
    for (const [code, again] of [[1001, true], [4409, false]] as const) {
      ines.socket.tell({ bye: { reason: 'later', again } })
      ines.deliver()
      ines.socket.cut(code)
      expect(ines.session.status.state).toBe('offline')
      await ines.reconnect()
      expect(ines.session.status.state).toBe('saved')
    }
    const last = ines.socket
    ines.socket.tell({ bye: { reason: 'out of turn', again: false } })
    ines.deliver()
    ines.socket.cut(1008)
    await ines.reconnect()
    expect(ines.socket).toBe(last)
    expect(ines.session.status).toMatchObject({ state: 'not-saved', act: 'copy' })
  })

  it('keeps the outbox when the protocol is not spoken any more', async () => {
    const ines = await Person.at(server, 'ines')
    ines.add('Before the upgrade')
    ines.socket.cut(4410)
    expect(ines.session.status).toMatchObject({ state: 'not-saved', count: 1, act: 'reload' })
    expect(await ines.outbox.all()).toHaveLength(1)
  })

  it('never sends under somebody else’s sign-in', async () => {
    const ines = await Person.at(server, 'ines')
    ines.socket.cut()
    ines.add('Mine alone')
    ines.signedInAs = 'yuki'
    await ines.reconnect()
    expect(server.log).toHaveLength(0)
    expect(ines.session.status).toMatchObject({ state: 'not-saved', count: 1, act: 'reload' })
    expect(await ines.outbox.all()).toHaveLength(1)
  })

  it('sends first what a closed page has left, under that page’s name', async () => {
    const closed = await Person.at(server, 'ines')
    closed.socket.cut()
    closed.add('From the closed page')
    closed.session.close()
    const ines = await Person.at(server, 'ines', closed.outbox)
    ines.add('From this page')
    ines.deliver()
    await ines.reconnect()
    expect(server.log.map(({ changes }) => (changes[0] as { add: { text: string } }).add.text)).toEqual([
      'From the closed page',
      'From this page',
    ])
    expect(await ines.outbox.all()).toEqual([])
  })

  it('undoes and redoes one’s own edits only', async () => {
    const ines = await Person.at(server, 'ines')
    ines.submit(reword(ines.session.document, 'chased', 'Approvers are chased'), 'rewording')
    server.edit('yuki', reword(server.document, 'layouts', 'Every auditor has a layout'))
    ines.deliver()
    expect(ines.session.undo()).toBe('rewording')
    expect(ines.text('chased')).toBe('Approvers have to be chased by email')
    ines.deliver()
    expect(ines.text('layouts')).toBe('Every auditor has a layout')
    expect(ines.session.redoLabel).toBe('rewording')
    ines.session.redo()
    ines.deliver()
    expect(ines.text('chased')).toBe('Approvers are chased')
    expect(ines.session.undo()).toBe('rewording')
    ines.deliver()
    expect(ines.text('chased')).toBe('Approvers have to be chased by email')
    expect(ines.session.undo()).toBeUndefined()
  })

  it('brings back by undo what a removal took along', async () => {
    const ines = await Person.at(server, 'ines')
    ines.submit(removeNotes(ines.session.document, ['split-by-hand']))
    ines.deliver()
    ines.session.undo()
    ines.deliver()
    expect(ines.session.document.has('link-1')).toBe(true)
    expect(server.document.has('v1')).toBe(true)
  })

  it('tells where one is at most four times a second, and the last of it', async () => {
    const ines = await Person.at(server, 'ines')
    const said = vi.spyOn(ines.socket, 'send')
    for (let i = 0; i < 50; i++) {
      ines.session.here('prove/friction', undefined, 'x'.repeat(i))
      vi.advanceTimersByTime(20)
    }
    vi.advanceTimersByTime(250)
    expect(said.mock.calls.length).toBeLessThanOrEqual(5)
    expect(said.mock.calls.at(-1)?.[0]).toContain('x'.repeat(49))
  })
})
