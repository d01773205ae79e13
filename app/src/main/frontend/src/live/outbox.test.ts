import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Kept } from './outbox'
import { StoredOutbox } from './outbox'
import { Channel } from './person.test-data'
import { Tabs } from './tabs'

describe('the outbox', () => {
  let factory: IDBFactory

  beforeEach(() => {
    factory = new IDBFactory()
    vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  })

  it('survives the page, page by page and in order', async () => {
    const first = await StoredOutbox.open('ines', 'dana', factory)
    await first.keep(edit('bb', 1))
    await first.keep(edit('bb', 0))
    await first.keep(edit('aa', 0))
    first.close()
    const later = await StoredOutbox.open('ines', 'dana', factory)
    expect((await later.all()).map(({ id }) => id)).toEqual(['aa-0', 'bb-0', 'bb-1'])
  })

  it('lets two pages write beside each other', async () => {
    const one = await StoredOutbox.open('ines', 'dana', factory)
    const other = await StoredOutbox.open('ines', 'dana', factory)
    await Promise.all([one.keep(edit('aa', 0)), other.keep(edit('bb', 0))])
    await one.drop(edit('aa', 0))
    expect((await one.all()).map(({ id }) => id)).toEqual(['bb-0'])
  })

  it('is not found by another person nor in another document', async () => {
    const ines = await StoredOutbox.open('ines', 'dana', factory)
    await ines.keep(edit('aa', 0))
    expect(await (await StoredOutbox.open('yuki', 'dana', factory)).all()).toEqual([])
    expect(await (await StoredOutbox.open('ines', 'amir', factory)).all()).toEqual([])
  })
})

describe('the pages of a device', () => {
  it('tell who is gone from who only waits', async () => {
    vi.useFakeTimers()
    const channels: Channel[] = []
    const living = new Tabs('aa', new Channel(channels))
    const asking = new Tabs('bb', new Channel(channels))
    const gone = asking.gone(['aa', 'cc'])
    await vi.advanceTimersByTimeAsync(200)
    expect(await gone).toEqual(['cc'])
    living.close()
    vi.useRealTimers()
  })
})

function edit(client: string, n: number): Kept {
  return { client, n, id: `${client}-${n}`, changes: [{ remove: 'x' }], label: 'change', at: 0 }
}
