import type { Change } from '../model/elements'

/** An edit that the server has not answered yet, as it is kept on the device. */
export interface Kept {
  /** The open page that made it; its id begins with this name. */
  readonly client: string
  /** Counts within its page. */
  readonly n: number
  readonly id: string
  /** What it changes; for an undo, what it is expected to change. */
  readonly changes: readonly Change[]
  /** The edit that it takes back. */
  readonly undo?: string
  readonly label: string
  readonly at: number
  /** The epoch of the map that it was made on: another one since means that the map was restored from a backup. */
  readonly epoch?: string | undefined
}

/** The unanswered edits of one person in one document, by the page that made them. */
export interface Outbox {
  /** Whether what it keeps survives the page. */
  readonly lasting: boolean
  keep(edit: Kept): Promise<void>
  drop(edit: Kept): Promise<void>
  /** All of them: page by page, each in its order. */
  all(): Promise<Kept[]>
}

/** Where the device keeps nothing (a private window): survives the connection, not the page. */
export class MemoryOutbox implements Outbox {
  readonly lasting: boolean = false
  private readonly kept = new Map<string, Kept>()

  async keep(edit: Kept): Promise<void> {
    this.kept.set(edit.id, edit)
  }

  async drop(edit: Kept): Promise<void> {
    this.kept.delete(edit.id)
  }

  async all(): Promise<Kept[]> {
    return [...this.kept.values()].sort((a, b) => (a.client === b.client ? a.n - b.n : a.client < b.client ? -1 : 1))
  }
}

const DATABASE = 'valuegap'
const STORE = 'outbox'

/**
 * Kept in the browser's database under person, document, page and number: what one page writes no other overwrites, and
 * who signs in as somebody else does not find it.
 */
export class StoredOutbox implements Outbox {
  readonly lasting = true

  private constructor(
    private readonly database: IDBDatabase,
    private readonly person: string,
    private readonly document: string,
  ) {}

  /** Rejects where the browser keeps nothing. */
  static async open(person: string, document: string, factory: IDBFactory = indexedDB): Promise<StoredOutbox> {
    const opening = factory.open(DATABASE, 1)
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore(STORE, { keyPath: ['person', 'document', 'client', 'n'] })
    const database = await answer(opening)
    database.onversionchange = () => database.close()
    return new StoredOutbox(database, person, document)
  }

  async keep(edit: Kept): Promise<void> {
    await this.write((store) => store.put({ ...edit, person: this.person, document: this.document }))
  }

  async drop({ client, n }: Kept): Promise<void> {
    await this.write((store) => store.delete([this.person, this.document, client, n]))
  }

  async all(): Promise<Kept[]> {
    const mine = [this.person, this.document]
    const range = IDBKeyRange.bound(mine, [...mine, []]) // an array sorts behind every text
    return await answer(this.database.transaction(STORE).objectStore(STORE).getAll(range))
  }

  close(): void {
    this.database.close()
  }

  private write(work: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, 'readwrite')
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
      work(transaction.objectStore(STORE))
    })
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
