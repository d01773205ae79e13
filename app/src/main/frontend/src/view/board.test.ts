// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { at, freshServer, meet, open, press, restored, tellWhere, texts, type } from './opened.test-data'

beforeEach(() => {
  vi.useFakeTimers()
  freshServer()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a whole job is filled by keyboard alone, down its column', async () => {
  const ines = await open('Ines Duarte')
  ines.board.do('add-job')
  type(ines, 'Report incidents in time')
  press(ines, 'Enter')
  type(ines, 'Minimize the time to report')
  press(ines, 'Enter')
  for (const answer of ['Hotline', 'Form is short', 'Form asks twice', 'I can’t see who got it', 'Triage by hand', 'Self-service']) {
    press(ines, 'ArrowDown', 'Enter')
    type(ines, answer)
    press(ines, 'Enter', 'Enter')
  }
  const job = ines.board.view.jobs[3]!
  expect(job.job.text).toBe('Report incidents in time')
  expect(job.outcomes[0]!.outcome.text).toBe('Minimize the time to report')
  expect(Object.values(job.cells).map((notes) => notes.map(({ note }) => note.text))).toEqual([
    ['Hotline'],
    ['Form is short'],
    ['Form asks twice'],
    ['I can’t see who got it'],
    ['Triage by hand'],
    ['Self-service'],
  ])
})

test('two people add to one cell at the same time; each undoes only the own', async () => {
  const [ines, yuki] = [await open('Ines Duarte'), await open('Yuki Tanaka')]
  for (const [who, text] of [[ines, 'From Ines'], [yuki, 'From Yuki']] as const) {
    at(who, 'prove/value-gap').focus()
    press(who, 'Enter')
    type(who, text)
    who.board.writer.end()
  }
  meet(ines, yuki)
  expect(texts(ines, 'prove/value-gap').slice(2).sort()).toEqual(['From Ines', 'From Yuki'])
  ines.board.do('undo')
  meet(ines, yuki)
  expect(texts(yuki, 'prove/value-gap').slice(2)).toEqual(['From Yuki'])
})

test('what others do and where they are never moves the keyboard', async () => {
  const [ines, yuki] = [await open('Ines Duarte'), await open('Yuki Tanaka')]
  at(ines, 'prove/friction').focus()
  press(ines, ' ')
  const before = document.activeElement
  yuki.board.edit([{ remove: 'f2' }], 'x')
  tellWhere(ines, { cell: 'prove/friction', note: 'f1' })
  meet(ines, yuki)
  expect(document.activeElement).toBe(before)
  expect(ines.board.spot).toEqual({ cell: 'prove/friction', note: 'f1' })
})

test('what others are writing is shown where they write it', async () => {
  const ines = await open('Ines Duarte')
  tellWhere(ines, { cell: 'prove/value-gap', note: 'g2', draft: 'I can’t show' })
  expect(ines.root.querySelector('#n-g2')!.textContent).toContain('is writing')
  expect(ines.root.querySelector('#n-g2')!.textContent).toContain('I can’t show')
})

test('a pause saves what is written, and Escape takes all of it back', async () => {
  const ines = await open('Ines Duarte')
  ines.board.writer.begin({ what: 'note', cell: 'prove/friction', note: 'f1' })
  type(ines, 'Half a sent')
  vi.advanceTimersByTime(2_000)
  expect(ines.person.session.document.find('note', 'f1')!.text).toBe('Half a sent')
  press(ines, 'Escape')
  expect(ines.person.session.document.find('note', 'f1')!.text).toContain('Export stops')
})

test('a pasted list makes one note a line, in one undo step', async () => {
  const ines = await open('Ines Duarte')
  expect(ines.board.writer.paste('leavers/opportunities', '- one\n- two\n- three')).toBe(true)
  ines.board.drawNow()
  expect(texts(ines, 'leavers/opportunities')).toEqual(['one', 'two', 'three'])
  expect(document.querySelector('.toast')!.textContent).toContain('3 notes added')
  ines.board.do('undo')
  ines.board.drawNow()
  expect(ines.board.view.jobs[2]!.cells.opportunities).toEqual([])
})

test('several notes are selected and deleted together', async () => {
  const ines = await open('Ines Duarte')
  at(ines, 'prove/friction').focus()
  press(ines, ' ', ' ', 'Shift+ArrowDown', 'Delete')
  expect(texts(ines, 'prove/friction')).toEqual(['Approvers have to be chased by email'])
  ines.board.do('undo')
  ines.board.drawNow()
  expect(texts(ines, 'prove/friction')).toHaveLength(3)
})

test('a number ranks a note; the same number again takes it out', async () => {
  const ines = await open('Ines Duarte')
  at(ines, 'prove/friction').focus()
  press(ines, ' ', 'ArrowRight', '1')
  expect(ines.board.view.jobs[1]!.cells.friction.map(({ note }) => note.id)).toEqual(['f2', 'f1', 'f3'])
  press(ines, '1')
  expect(ines.board.view.jobs[1]!.cells.friction.find(({ note }) => note.id === 'f2')!.rank).toBeUndefined()
})

test('L links to a note in another row, not in the same', async () => {
  const ines = await open('Ines Duarte')
  ines.root.querySelector<HTMLElement>('#n-f3')!.focus()
  press(ines, 'l')
  ines.root.querySelector<HTMLElement>('#n-f2')!.click()
  expect(ines.board.linking).toBe('f3')
  ines.root.querySelector<HTMLElement>('#n-p2')!.click()
  expect(ines.board.linking).toBeUndefined()
  expect(ines.board.view.jobs[1]!.cells.friction[2]!.links.map(({ note }) => note)).toEqual(['p2'])
})

test('a vote counts once and is taken back by the same key', async () => {
  const ines = await open('Ines Duarte')
  ines.root.querySelector<HTMLElement>('#n-f1')!.focus()
  press(ines, 'v')
  expect(ines.board.view.jobs[1]!.cells.friction[0]!.votes).toBe(9)
  press(ines, 'v')
  expect(ines.board.view.jobs[1]!.cells.friction[0]!.votes).toBe(8)
})

test('what is being written in a note that somebody removes becomes a new note', async () => {
  const [ines, yuki] = [await open('Ines Duarte'), await open('Yuki Tanaka')]
  ines.board.writer.begin({ what: 'note', cell: 'prove/friction', note: 'f1' })
  type(ines, 'Exports stop at 10,000 rows')
  yuki.board.edit([{ remove: 'f1' }], 'x')
  meet(ines, yuki)
  expect(document.activeElement).toBe(ines.board.writer.field)
  press(ines, 'Enter')
  meet(ines, yuki)
  expect(texts(yuki, 'prove/friction')).toContain('Exports stop at 10,000 rows')
})

test('what is being written in a note that somebody moves goes along', async () => {
  const [ines, yuki] = [await open('Ines Duarte'), await open('Yuki Tanaka')]
  ines.board.writer.begin({ what: 'note', cell: 'prove/friction', note: 'f3' })
  type(ines, 'Approvers are chased')
  const place = { job: 'prove', category: 'value-gap', order: 'zzz1' }
  yuki.board.edit([{ alter: 'f3', is: 'note', from: {}, to: { place } }], 'x')
  meet(ines, yuki)
  meet(ines, yuki)
  expect(texts(yuki, 'prove/value-gap')).toContain('Approvers are chased')
})

test('what is being written in a column that somebody removes is shown for copying', async () => {
  const [ines, yuki] = [await open('Ines Duarte'), await open('Yuki Tanaka')]
  ines.board.writer.begin({ what: 'new', cell: 'prove/friction' })
  type(ines, 'Nobody has read this yet')
  yuki.board.edit([{ remove: 'prove' }], 'x')
  meet(ines, yuki)
  ines.board.drawNow()
  expect(document.querySelector('.toast')!.textContent).toContain('Nobody has read this yet')
})

test('what nobody has acknowledged for half a minute is said aloud, until it is', async () => {
  const ines = await open('Ines Duarte')
  ines.board.do('add-job')
  type(ines, 'Report incidents in time')
  press(ines, 'Enter')
  ines.board.drawNow()
  expect(ines.root.querySelector('.saved')!.textContent).toContain('Saving (2)')
  await vi.advanceTimersByTimeAsync(29_000)
  ines.board.drawNow()
  expect(ines.root.querySelector('.banner')).toBeNull()
  await vi.advanceTimersByTimeAsync(2_000)
  ines.board.drawNow()
  expect(ines.root.querySelector('.banner')!.textContent).toContain('Your 2 changes')
  await ines.person.reconnect()
  meet(ines)
  expect(ines.root.querySelector('.banner')).toBeNull()
  expect(ines.root.querySelector('.saved')!.textContent).toContain('Back online, 2 changes sent')
})

test('what the server refused stays for copying until somebody leaves it', async () => {
  const ines = await open('Ines Duarte')
  const writeText = vi.fn(async (_: string) => undefined)
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  const refused = { about: undefined, detail: 'note: at most 2,000 characters', label: '' }
  ines.board.float.refused({ ...refused, reason: 'too-long', texts: ['A long story'] })
  ines.board.float.refused({ ...refused, reason: 'too-long', texts: ['Another one'] })
  ines.board.edit([{ remove: 'f3' }], 'x')
  ines.board.float.undoable('Note deleted')
  await vi.advanceTimersByTimeAsync(60_000)
  const [copy, close] = document.querySelectorAll<HTMLElement>('.toast button')
  copy!.click()
  expect(writeText).toHaveBeenCalledWith('A long story\nAnother one')
  close!.click()
  expect(document.querySelector('.toast')).toBeNull()
})

test('a viewer is offered what taking part is, and nothing else', async () => {
  const viewer = await open('Vera Lund', undefined, undefined, ['see', 'take-part'])
  expect(viewer.root.querySelector('.bar .tag')!.textContent).toContain('You may look, vote and comment')
  expect(viewer.root.querySelector('.add-slot, .add-more, .jobmenu')).toBeNull()
  viewer.root.querySelector<HTMLElement>('#n-f1')!.focus()
  press(viewer, 'Shift+F10')
  expect([...document.querySelectorAll('[role="menuitem"] span')].map((item) => item.textContent)).toEqual(['Vote', 'Comment', 'Follow its links'])
  document.querySelector<HTMLElement>('[role="menuitem"]')!.click()
  meet(viewer)
  expect(viewer.board.view.jobs[1]!.cells.friction[0]!.votes).toBe(9)
  expect(viewer.root.querySelector('.saved')!.textContent).toContain('All changes saved')
  press(viewer, 'e')
  expect(viewer.board.writer.field).toBeNull()
})

test('what was made before a restore is asked for, and can be let go with its text kept', async () => {
  const ines = await open('Ines Duarte')
  ines.person.socket.cut()
  ines.person.add('Made before the restore')
  restored()
  await ines.person.reconnect()
  meet(ines)
  const banner = () => ines.root.querySelector('.banner')
  expect(banner()!.textContent).toContain('This map was restored from a backup. A change that you made before that')
  expect(ines.root.querySelector('.saved')!.textContent).toContain('Not saved. 1 change kept on this device')
  ines.root.querySelector<HTMLElement>('[data-do="drop-earlier"]')!.click()
  ines.board.drawNow()
  expect(banner()).toBeNull()
  expect(document.querySelector('.toast')!.textContent).toContain('Discarded. Copy the text')
})

test('what is being written is kept when the page is put aside', async () => {
  const ines = await open('Ines Duarte')
  ines.board.writer.begin({ what: 'note', cell: 'prove/friction', note: 'f1' })
  type(ines, 'Half a sentence')
  dispatchEvent(new Event('pagehide'))
  expect((await ines.person.outbox.all()).map(({ changes }) => changes)).toMatchObject([[{ to: { text: 'Half a sentence' } }]])
})

test('C comments on the note where the keyboard is, mentions a member, resolves, and Esc gives the keyboard back', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ names: ['Ines Duarte', 'Marcus Bell', 'Yuki Tanaka'] })))
  const ines = await open('ines')
  at(ines, 'prove/friction').focus()
  press(ines, ' ', 'c')
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'))
  const field = document.activeElement as HTMLTextAreaElement
  const panel = ines.root.querySelector('.comments')!
  await vi.waitFor(() => expect(ines.board.panel).toBeDefined())
  field.value = 'Can @Mar'
  field.setSelectionRange(8, 8)
  await vi.waitFor(() => {
    field.dispatchEvent(new Event('input', { bubbles: true }))
    ines.board.drawNow()
    expect(panel.querySelector('[role="option"]')?.textContent).toBe('Marcus Bell')
  })
  press(ines, 'Enter')
  expect(field.value).toBe('Can @Marcus Bell ')
  field.value += 'link the batch process?'
  press(ines, 'Enter')
  expect(panel.querySelector('.at')?.textContent).toBe('@Marcus Bell')
  expect(ines.root.querySelector('#n-f1 .note-meta')?.textContent).toContain('1 open comment')
  expect(ines.board.view.threads).toBe(2) // Dana's of the sample is the other
  const thread = panel.querySelector('.thread')!
  ;[...thread.querySelectorAll('button')].find((button) => button.textContent === 'Resolve')!.click()
  ines.board.drawNow()
  expect(ines.board.view.threads).toBe(1)
  field.focus()
  press(ines, 'Escape')
  expect(ines.root.querySelector('.comments')).toBeNull()
  expect(document.activeElement?.id).toBe('n-f1')
})

test('Y and N say on the customer’s behalf that a note is so or is not; again takes it back; undo works', async () => {
  const ines = await open('ines')
  const said = () => ines.root.querySelector('#n-f1 .note-said')?.textContent?.replace(/[\u2068\u2069]/g, '').trim()
  at(ines, 'prove/friction').focus()
  press(ines, ' ', 'y')
  meet(ines)
  expect(said()).toMatch(/^Confirmed by ines, \w{3} \d+, \d{4}$/)
  press(ines, 'n')
  expect(said()).toMatch(/^Disputed by ines/)
  press(ines, 'n')
  expect(said()).toBeUndefined()
  press(ines, 'Ctrl+z')
  expect(said()).toMatch(/^Disputed by ines/)
})

test('P shows one job after another, large, where nothing is written by accident; Esc ends it', async () => {
  const ines = await open('ines')
  at(ines, 'prove/friction').focus()
  press(ines, 'p')
  expect(document.documentElement.className).toContain('is-presenting')
  expect(ines.root.querySelector('.present-bar')!.textContent).toContain('Job 2 of 3')
  press(ines, 'ArrowRight')
  expect(ines.board.job).toBe('leavers')
  press(ines, 'ArrowLeft', 'ArrowLeft', 'e', 'Enter')
  expect(ines.board.job).toBe('protect')
  expect(ines.board.writer.field).toBeNull()
  expect(ines.root.querySelector('.add-slot')).toBeNull()
  press(ines, 'Escape')
  expect(document.documentElement.className).not.toContain('is-presenting')
  expect(ines.root.querySelector('.add-slot')).not.toBeNull()
})
