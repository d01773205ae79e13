import { render } from 'lit'
import type { Asked } from '../model/checks'
import type { Change, Edit } from '../model/elements'
import type { MapFinding } from '../model/guidance'
import type { Rights } from '../model/rights'
import { isGuest, mayAdd } from '../model/rights'
import type { MapView } from '../model/valuemap'
import type { Adviser } from '../live/adviser'
import type { Checks } from '../live/checks'
import type { MapSession } from '../live/session'
import { act } from './actions'
import { Announcer } from './announce'
import { board as tree } from './bar'
import type { Edge } from './chain'
import { chainLayer, notesOf } from './chain'
import type { Comments } from './comments'
import { Drag } from './drag'
import { Float } from './float'
import { Guide } from './guide'
import { Hands } from './hands'
import { cellRef, settled, start } from './moves'
import { actOnUnsaved } from './saving'
import { Present } from './present'
import type { Present as Somebody, Scene, Spot } from './scene'
import { find } from './scene'
import type { Words } from './words'
import { leaving } from './leaving'
import { Writer } from './writer'

/** A cursor that has not moved for this long is not drawn; the person's avatar stays. */
const STILL = 5_000
const CURSORS = 12
/** Between two drawings of what others do: ten a second are as good to the eye as fifty, at a fifth of the work. */
const APART = 100

export interface BoardOptions {
  readonly root: HTMLElement
  readonly session: MapSession
  readonly checks: Checks
  readonly adviser: Adviser
  readonly words: Words
  readonly icons: string
  readonly customerId: string
  readonly me: { readonly person: string; readonly name: string; readonly colour: string }
  /** What the server said with the page; the session says it anew. */
  readonly may: Rights
  /** Whether single letters act. */
  readonly letters: boolean
}

/** The board in the page: what is seen of a session, where the keyboard is, and one drawing per frame. */
export class Board {
  readonly root: HTMLElement
  readonly session: MapSession
  readonly checks: Checks
  readonly words: Words
  readonly tell: Announcer
  readonly float: Float
  readonly writer: Writer
  readonly guide: Guide
  readonly present = new Present(this)
  readonly selected = new Set<string>()
  spot: Spot
  guided = true
  job: string | undefined
  linking: string | undefined
  /** Whether single letters act. */
  letters: boolean
  chain: { readonly from: string; readonly edges: readonly Edge[] } | undefined
  isDrawing = false
  /** What stands beside the map. */
  panel: Comments | undefined
  private wantsFocus = false
  private revealed: string | undefined
  private frame: number | undefined
  private later: ReturnType<typeof setTimeout> | undefined
  private drawnAt = -APART
  private readonly movedAt = new Map<string, { at: number; place: string }>()
  private stillTimer: ReturnType<typeof setTimeout> | undefined
  private first = true
  /** As it was drawn last: what others removed is still in it. */
  private drawn: MapView | undefined

  constructor(readonly options: BoardOptions) {
    this.root = options.root
    this.session = options.session
    this.checks = options.checks
    this.words = options.words
    this.letters = options.letters
    const asked = new URLSearchParams(location.search)
    this.guided = asked.get('view') !== 'whole'
    const jobs = this.view.jobs
    this.job = (jobs.find(({ job }) => job.id === asked.get('job')) ?? jobs[0])?.job.id
    this.spot = start(this.view, this.job)
    this.openAt(asked.get('at'))
    this.float = new Float(this)
    this.writer = new Writer(this)
    this.guide = new Guide(this, options.adviser)
    this.tell = new Announcer(this.float.region, this.words)
    new Hands(this)
    new Drag(this)
    this.listen()
    this.drawNow()
    const said = asked.get('comment')
    if (said) {
      void this.talk().then((panel) => panel.show(said))
    }
  }

  get view() {
    return this.session.view
  }

  get may(): Rights {
    return this.session.may ?? this.options.may
  }

  get mayEdit(): boolean {
    return !this.present.isOn && this.may.has('edit')
  }

  get mayAdd(): boolean {
    return !this.present.isOn && mayAdd(this.may)
  }

  get mayConfirm(): boolean {
    return this.may.has('confirm')
  }

  get isGuest(): boolean {
    return isGuest(this.options.me.person)
  }

  /** Whether one may reword, move and remove a note: any, or one's own. */
  mayChange(note: string): boolean {
    return this.mayEdit || (this.mayAdd && this.session.document.find('note', note)?.by?.person === this.options.me.person)
  }

  get mayTakePart(): boolean {
    return this.may.has('take-part')
  }

  /** The outcome that heads a column. */
  heading(job: string): string | undefined {
    return this.view.jobs.find((one) => one.job.id === job)?.outcomes[0]?.outcome.id
  }

  /** Makes an edit; false where there is nothing to change. */
  edit(changes: readonly Change[], label: string): boolean {
    this.float.settled()
    const made = changes.length > 0 && this.session.submit(changes, label) !== undefined
    if (made) {
      this.schedule()
    }
    return made
  }

  do(command: string, element?: HTMLElement): void {
    if (!actOnUnsaved(this, command)) {
      act(this, command, element)
    }
    this.schedule()
  }

  /** Puts the keyboard's place somewhere and goes there. */
  goTo(spot: Spot): void {
    this.spot = spot
    this.guide.moved()
    if (this.guided && this.isNarrow && cellRef(spot.cell).job !== this.job) {
      this.focusJob(cellRef(spot.cell).job, spot)
    }
    this.focusOnDraw()
  }

  /** Brings a job into focus; the keyboard stays in its row. */
  focusJob(id: string, spot?: Spot): void {
    const at = this.view.jobs.findIndex(({ job }) => job.id === id)
    if (at < 0) {
      return
    }
    this.job = id
    this.spot = spot ?? { cell: `${id}/${cellRef(this.spot.cell).part}` }
    this.selected.clear()
    this.guide.moved()
    this.remember()
    this.tell.say(this.words('live.focus', at + 1))
    this.focusOnDraw()
  }

  show(guided: boolean): void {
    this.guided = guided
    this.remember()
    this.schedule()
  }

  /** The notes that a command is about: the selected ones, or the one where the keyboard is. */
  subjects(): string[] {
    return this.selected.size > 0 ? [...this.selected] : this.spot.note ? [this.spot.note] : []
  }

  focusOnDraw(): void {
    this.wantsFocus = true
    this.schedule()
  }

  /** Opens the comments beside the map; their code comes with them. */
  async talk(): Promise<Comments> {
    const { Comments } = await import('./comments')
    this.panel ??= new Comments(this)
    this.drawNow()
    return this.panel
  }

  closePanel(): void {
    this.panel = undefined
    this.focusOnDraw()
  }

  /** The whole column in focus in sight, as far as there is room. */
  private reveal(): void {
    this.revealed = this.job
    const head = this.job && this.root.querySelector(`#${CSS.escape('j-' + this.job)}`)
    if (head && this.guided && !this.isNarrow) {
      head.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }

  schedule(): void {
    this.frame ??= requestAnimationFrame(() => this.drawNow())
  }

  /** Draws what others do: at once on a quiet map, in step on a busy one. */
  private keepUp(): void {
    const wait = this.drawnAt + APART - performance.now()
    if (wait <= 0) {
      this.schedule()
    } else {
      this.later ??= setTimeout(() => this.schedule(), wait)
    }
  }

  drawNow(): void {
    cancelAnimationFrame(this.frame ?? 0)
    clearTimeout(this.later)
    this.frame = this.later = undefined
    this.drawnAt = performance.now()
    if (this.isDrawing) {
      return
    }
    this.isDrawing = true
    const active = document.activeElement
    const isInside = active !== null && active !== this.root && this.root.contains(active)
    this.settle()
    this.drawn = this.view
    const scroll = this.first ? this.takeOver(isInside ? active : null) : undefined
    render(tree(this.scene()), this.root)
    this.drawChain()
    this.float.draw()
    if (this.wantsFocus || (isInside && !this.root.contains(document.activeElement))) {
      this.focus()
    }
    scroll?.()
    if (this.revealed !== this.job) {
      this.reveal()
    }
    this.isDrawing = false
    this.float.lint.draw()
  }

  /** The element of the keyboard's place. */
  get place(): HTMLElement | null {
    const { cell, note, outcome } = this.spot
    const at =
      note !== undefined
        ? `#${CSS.escape('n-' + note)}`
        : outcome !== undefined
          ? `[data-outcome="${CSS.escape(outcome)}"]`
          : `[data-cell="${CSS.escape(cell)}"]`
    return this.root.querySelector<HTMLElement>(at)
  }

  get scroller(): HTMLElement {
    return this.root.querySelector<HTMLElement>('#scroller')!
  }

  get isNarrow(): boolean {
    return matchMedia('(max-width: 720px)').matches
  }

  /** The place that the address asks for, such as one that the search has found. */
  openAt(id: string | null): void {
    const note = id ? find(this.view, id)?.note : undefined
    const outcome = id ? this.session.document.find('outcome', id) : undefined
    const job = note?.place.job ?? outcome?.job ?? (id && this.session.document.find('job', id)?.id)
    if (job) {
      this.job = job
      const further = outcome && outcome.id !== this.heading(job) ? { outcome: outcome.id } : {}
      this.spot = note ? { cell: `${job}/${note.place.category}`, note: note.id } : { cell: `${job}/${outcome ? 'outcome' : 'job'}`, ...further }
      this.wantsFocus = true
    }
  }

  private focus(): void {
    this.wantsFocus = false
    const target = this.writer.field ?? this.place
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** What the server painted gives way to the same tree, in one go: scroll and focus stay. */
  private takeOver(active: Element | null): () => void {
    this.first = false
    const before = this.root.querySelector('#scroller')
    const [top, left] = [before?.scrollTop ?? 0, before?.scrollLeft ?? 0]
    const cell = active?.closest<HTMLElement>('[data-cell]')?.dataset['cell']
    if (cell) {
      const note = active?.closest<HTMLElement>('[data-note]')?.dataset['note']
      this.spot = { cell, ...(note && { note }) }
      this.wantsFocus = true
    }
    this.root.replaceChildren()
    return () => this.scroller.scrollTo(left, top)
  }

  private settle(): void {
    const { jobs } = this.view
    if (!jobs.some(({ job }) => job.id === this.job)) {
      this.job = jobs[0]?.job.id
    }
    this.spot = settled(this.view, this.spot)
    this.writer.settle()
    for (const id of this.selected) {
      if (!this.session.document.has(id)) {
        this.selected.delete(id)
      }
    }
    if (this.linking && !this.session.document.has(this.linking)) {
      this.linking = undefined
    }
  }

  scene(): Scene {
    const { options, session } = this
    const others = this.others()
    const chain = this.chain ? notesOf(this.chain.edges, this.chain.from) : new Set<string>()
    const scene = {
      ...options,
      view: this.view,
      check: (kind: Asked['kind'], text: string) => this.checks.of(kind, text),
      mayEdit: this.mayEdit,
      mayTakePart: this.mayTakePart,
      mayAdd: this.mayAdd,
      mayKeep: this.may.has('keep'),
      isGuest: this.isGuest,
      guided: this.guided,
      job: this.job,
      spot: this.spot,
      selected: this.selected,
      writing: this.writer.now,
      findings: this.isGuest ? new Map<string, MapFinding>() : this.findings(),
      isLed: this.guide.isOn,
      asked: this.guide.asked,
      linking: this.linking,
      chain,
      others,
      status: session.status,
      canUndo: session.undoLabel !== undefined,
      canRedo: session.redoLabel !== undefined,
      panel: this.panel,
      isPresenting: this.present.isOn,
    }
    return { ...scene, marks: this.marks(scene) }
  }

  /** What the map rules say and nobody has let be since, one for each element. */
  findings(): Map<string, MapFinding> {
    const { document } = this.session
    const open = this.options.adviser.now.findings.filter(
      ({ on, rule }) => document.has(on) && !document.on('dismissal', on).some((one) => one.rule === rule),
    )
    return new Map(open.reverse().map((finding) => [finding.on, finding]))
  }

  private marks({ chain, others, writing, findings }: Pick<Scene, 'chain' | 'others' | 'writing' | 'findings'>): Map<string, string> {
    const marks = new Map<string, string>()
    const mark = (cell: string | undefined, what: string) => cell && marks.set(cell, (marks.get(cell) ?? '') + what + '\n')
    const markNote = (id: string, what: string) => {
      const place = this.session.document.find('note', id)?.place
      mark(place && `${place.job}/${place.category}`, what + id)
    }
    this.selected.forEach((id) => markNote(id, 's'))
    chain.forEach((id) => markNote(id, 'c'))
    others.forEach(({ who, cell, note, draft, still }) => mark(cell, [who, note, draft, still].join('\t')))
    if (this.linking) markNote(this.linking, 'l')
    if (this.spot.note) markNote(this.spot.note, 'h')
    findings.forEach((_, id) => markNote(id, 'f'))
    if (writing) mark(writing.cell, JSON.stringify(writing))
    return marks
  }

  private others(): Somebody[] {
    const now = performance.now()
    const all = [...this.session.presence.values()]
    let soonest = Infinity
    const shown = all.map((other) => {
      const place = `${other.cell} ${other.note}`
      const known = this.movedAt.get(other.who)
      const moved = known?.place === place ? known : { at: now, place }
      this.movedAt.set(other.who, moved)
      const still = all.length > CURSORS || now - moved.at >= STILL
      soonest = still ? soonest : Math.min(soonest, moved.at + STILL - now)
      return { ...other, still }
    })
    clearTimeout(this.stillTimer)
    if (soonest < Infinity) {
      this.stillTimer = setTimeout(() => this.schedule(), soonest + 20)
    }
    return shown
  }

  drawChain(): void {
    const host = this.root.querySelector<HTMLElement>('.chain-host')
    if (host) {
      render(this.chain ? chainLayer(this.scroller, this.chain.edges) : undefined, host)
    }
  }

  private listen(): void {
    const { session } = this
    this.checks.on('change', () => this.schedule())
    session.on('change', () => this.keepUp())
    session.on('saved', () => this.isGuest || this.options.adviser.changed()) // guests are not told what is missing
    session.on('status', () => this.keepUp())
    session.on('presence', () => this.keepUp())
    session.on('remote', (edits) => this.heard(edits))
    session.on('refused', (refused) => this.float.refused(refused))
    session.on('gone', () => this.schedule())
    leaving(() => this.writer.save())
    addEventListener('resize', () => this.chain && this.drawChain())
    document.fonts?.ready.then(() => this.chain && this.drawChain())
  }

  private heard(edits: readonly Edit[]): void {
    const { drawn } = this
    const noteOf = (id: string) => this.session.document.find('note', id) ?? (drawn && find(drawn, id)?.note)
    edits.forEach((edit) => this.tell.heard(edit, this.job, this.view, noteOf))
  }

  /** The address says what is shown, so that it can be passed on and reloaded. */
  private remember(): void {
    const address = new URL(location.href)
    address.searchParams.delete('at')
    address.searchParams.delete('comment')
    address.searchParams.set('view', this.guided ? 'guided' : 'whole')
    if (this.job) {
      address.searchParams.set('job', this.job)
    }
    history.replaceState(history.state, '', address)
  }
}
