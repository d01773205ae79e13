import type { MapDocument } from './document'
import { grouped } from './document'
import type {
  Alternative,
  Category,
  Confirmation,
  Customer,
  Dismissal,
  Element,
  Job,
  Measurement,
  Note,
  Outcome,
  Stamp,
} from './elements'
import { CATEGORIES } from './elements'
import { byOrder, compare } from './order'

/** A note as it is shown. The same object as before as long as nothing of it has changed. */
export interface NoteView {
  readonly note: Note
  /** 1 to 3 among the key notes of its cell. */
  readonly rank: 1 | 2 | 3 | undefined
  /** Imported ones included. */
  readonly votes: number
  /** Whether the reader's own vote is among them. */
  readonly voted: boolean
  /** Whether the reader wrote it. */
  readonly mine: boolean
  readonly links: readonly LinkView[]
  readonly alternatives: readonly Alternative[]
  readonly dismissals: readonly Dismissal[]
  /** Those that are not resolved. */
  readonly comments: number
  /** What stands: the latest of anyone. */
  readonly confirmation: Confirmation | undefined
}

/** The other end of a link. */
export interface LinkView {
  readonly note: string
  readonly category: Category
  readonly link: string
}

export interface OutcomeView {
  readonly outcome: Outcome
  /** Oldest first; the last is the current one. */
  readonly measurements: readonly Measurement[]
  /** 0 is closed, 1 nothing delivered yet, null not measured. */
  readonly gap: number | null
  readonly alternatives: readonly Alternative[]
  readonly dismissals: readonly Dismissal[]
  readonly comments: number
}

export interface JobView {
  readonly job: Job
  readonly dismissals: readonly Dismissal[]
  /** The first heads the column. */
  readonly outcomes: readonly OutcomeView[]
  /** The gap of the heading outcome; null when not measured. */
  readonly gap: number | null
  readonly alternatives: readonly Alternative[]
  readonly comments: number
  /** Key notes first, in their rank; then the others in their order. */
  readonly cells: Readonly<Record<Category, readonly NoteView[]>>
}

export interface MapView {
  readonly customer: Customer
  readonly jobs: readonly JobView[]
  /** How many things are talked about in comments that are not resolved. */
  readonly threads: number
}

/** A map read once. For a map that goes on changing, keep a `MapReader`. */
export function read(document: MapDocument, person?: string): MapView {
  return new MapReader(document, person).view
}

/** The gap of an outcome (M11): (current - promised) / (baseline - promised), clamped to 0..1. */
export function gapOf(outcome: Outcome, measurements: readonly Measurement[]): number | null {
  const { baseline, promised } = outcome.measure ?? {}
  const current = measurements.at(-1)?.value
  if (baseline === undefined || promised === undefined || current === undefined || baseline === promised) {
    return null
  }
  return Math.min(1, Math.max(0, (current - promised) / (baseline - promised)))
}

/** Reads a document for showing, and after an edit only what the edit has touched: what stayed keeps its identity. */
export class MapReader {
  view: MapView
  private readonly notes = new Map<string, NoteView>()
  private readonly jobs = new Map<string, JobView>()

  constructor(
    private readonly document: MapDocument,
    private readonly person?: string,
  ) {
    for (const job of document.all('job')) {
      this.jobs.set(job.id, this.readJob(job))
    }
    this.view = this.gather()
  }

  /** Reads again what these elements, as they were before and as they are now, have to do with. */
  update(touched: Iterable<readonly [before: Element | undefined, after: Element | undefined]>): MapView {
    const stale = new Stale(this.document)
    for (const [before, after] of touched) {
      stale.add(before)
      stale.add(after)
    }
    for (const id of stale.notes) {
      this.notes.delete(id)
      const note = this.document.find('note', id)
      if (note) {
        stale.cell(note)
      }
    }
    for (const [id, categories] of stale.jobs) {
      const job = this.document.find('job', id)
      const known = this.jobs.get(id)
      if (!job) {
        this.jobs.delete(id)
      } else {
        this.jobs.set(id, this.readJob(job, known, categories, stale.heads.has(id)))
      }
    }
    if (stale.jobs.size > 0 || stale.beside) {
      this.view = this.gather()
    }
    return this.view
  }

  private gather(): MapView {
    const jobs = [...this.jobs.values()].sort((a, b) => byOrder(a.job, b.job))
    const talkedOf = new Set([...this.document.all('comment')].filter(({ resolved }) => !resolved).map(({ on }) => on))
    return { customer: this.document.find('customer', 'customer') ?? { is: 'customer', id: 'customer' }, jobs, threads: talkedOf.size }
  }

  private readJob(job: Job, known?: JobView, stale?: ReadonlySet<Category>, head = true): JobView {
    const cells = { ...known?.cells } as Record<Category, readonly NoteView[]>
    const wanted = known && stale ? stale : new Set<Category>(CATEGORIES)
    if (wanted.size > 0) {
      const placed = this.placed(job.id)
      for (const category of wanted) {
        cells[category] = this.readCell(placed[category])
      }
    }
    return known && !head ? { ...known, cells } : { ...this.readHead(job), cells }
  }

  private readHead(job: Job): Omit<JobView, 'cells'> {
    const outcomes = this.document
      .on('outcome', job.id)
      .sort(byOrder)
      .map((outcome) => this.readOutcome(outcome))
    return { job, outcomes, gap: outcomes[0]?.gap ?? null, ...this.remarks(job.id) }
  }

  private placed(job: string): Record<Category, Note[]> {
    const placed = Object.fromEntries(CATEGORIES.map((category) => [category, [] as Note[]]))
    for (const note of this.document.on('note', job)) {
      placed[note.place.category]?.push(note)
    }
    return placed as Record<Category, Note[]>
  }

  private readCell(notes: Note[]): NoteView[] {
    return inCellOrder(notes).map((note, i) => {
      const rank = note.key && i < 3 ? ((i + 1) as 1 | 2 | 3) : undefined
      const known = this.notes.get(note.id)
      const view = known && known.note === note ? (known.rank === rank ? known : { ...known, rank }) : this.readNote(note, rank)
      this.notes.set(note.id, view)
      return view
    })
  }

  private readNote(note: Note, rank: 1 | 2 | 3 | undefined): NoteView {
    const votes = this.document.on('vote', note.id)
    const imported = this.document.on('imported-votes', note.id).reduce((sum, { count }) => sum + count, 0)
    return {
      note,
      rank,
      votes: votes.length + imported,
      voted: votes.some((vote) => this.isMine(vote.by)),
      mine: this.isMine(note.by),
      links: this.linksOf(note.id),
      ...this.remarks(note.id),
      confirmation: this.document.on('confirmation', note.id).sort(byTime).at(-1),
    }
  }

  private linksOf(id: string): LinkView[] {
    return this.document
      .on('link', id)
      .sort((a, b) => compare(a.id, b.id))
      .flatMap((link) => {
        const end = this.document.find('note', link.one === id ? link.other : link.one)
        return end ? [{ note: end.id, category: end.place.category, link: link.id }] : []
      })
  }

  private readOutcome(outcome: Outcome): OutcomeView {
    const measurements = this.document
      .on('measurement', outcome.id)
      .sort((a, b) => compare(a.on, b.on) || byTime(a, b))
    return { outcome, measurements, gap: gapOf(outcome, measurements), ...this.remarks(outcome.id) }
  }

  private remarks(id: string): Pick<NoteView, 'alternatives' | 'dismissals' | 'comments'> {
    return {
      alternatives: this.document.on('alternative', id).sort(byTime),
      dismissals: this.document.on('dismissal', id),
      comments: this.document.on('comment', id).filter(({ resolved }) => !resolved).length,
    }
  }

  private isMine(by: Stamp | undefined): boolean {
    return this.person !== undefined && by?.person === this.person
  }
}

/** Key notes first, each group in its order. */
export function inCellOrder(notes: Note[]): Note[] {
  return notes.sort(
    (a, b) =>
      Number(b.key ?? false) - Number(a.key ?? false) ||
      compare(a.place.order, b.place.order) ||
      compare(a.id, b.id),
  )
}

/** What has to be read again. */
class Stale {
  readonly notes = new Set<string>()
  readonly jobs = new Map<string, Set<Category>>()
  /** Jobs whose statement, outcomes or measures are to be read, too. */
  readonly heads = new Set<string>()
  /** What is no part of the board's columns: it is read from the document, the view only tells that it changed. */
  beside = false

  constructor(private readonly document: MapDocument) {}

  add(element: Element | undefined): void {
    switch (element?.is) {
      case undefined:
        return
      case 'customer':
      case 'empathy':
      case 'statement':
      case 'promise':
      case 'step-note':
      case 'force':
        this.beside = true
        return
      case 'job':
        this.head(element.id)
        return
      case 'outcome':
        this.head(element.job)
        return
      case 'measurement':
        this.about(element.outcome)
        return
      case 'note':
        this.notes.add(element.id)
        this.cell(element)
        this.document.on('link', element.id).forEach((link) => this.add(link))
        return
      case 'link':
        this.notes.add(element.one).add(element.other)
        return
      case 'vote':
      case 'imported-votes':
      case 'confirmation':
        this.notes.add(element.note)
        return
      case 'comment':
      case 'alternative':
      case 'dismissal':
        this.about(element.on)
    }
  }

  cell(note: Note): void {
    this.job(note.place.job).add(note.place.category)
  }

  private about(id: string): void {
    const on = this.document.get(id)
    if (on?.is === 'note') {
      this.notes.add(id)
    } else {
      this.add(on)
    }
  }

  private head(id: string): void {
    this.job(id)
    this.heads.add(id)
  }

  private job(id: string): Set<Category> {
    return grouped(this.jobs, id, () => new Set<Category>())
  }
}

function byTime(a: { id: string; by?: Stamp }, b: { id: string; by?: Stamp }): number {
  return (Date.parse(a.by?.at ?? '') || 0) - (Date.parse(b.by?.at ?? '') || 0) || compare(a.id, b.id)
}
