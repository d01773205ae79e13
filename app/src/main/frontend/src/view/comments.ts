import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { addComment, removeComment, resolveComment, shareComment } from '../model/commands'
import type { Comment } from '../model/elements'
import { isGuest } from '../model/rights'
import type { Board } from './board'
import './comments.css'
import { Mentions, mentioned } from './mentions'
import { cellRef } from './moves'
import type { Scene } from './scene'
import { badged, ROWS, catOf, colourOf, find, icon, initials } from './scene'

/** All comments on one thing, oldest first. */
interface Thread {
  readonly on: string
  readonly comments: readonly Comment[]
}

/** What is said about the map, beside it. Its code comes with the panel. */
export class Comments {
  /** What the next comment is about. */
  private on: string
  /** Whether guests will see it; undefined where the thread says so. */
  private forGuests: boolean | undefined
  private showsResolved = false
  private readonly mentions: Mentions

  constructor(private readonly board: Board) {
    this.mentions = new Mentions(board)
    this.on = this.here
  }

  /** Takes the keyboard to a comment on the note, statement or column where it is. */
  write(): void {
    this.compose(this.here)
  }

  private get here(): string {
    const { note, outcome, cell } = this.board.spot
    return note ?? outcome ?? (cellRef(cell).job || 'customer')
  }

  /** Goes to a comment, as an address may say. */
  show(id: string): void {
    const comment = this.board.session.document.find('comment', id)
    if (comment) {
      this.showsResolved ||= comment.resolved === true
      this.compose(comment.on)
      this.board.root.querySelector('#cmt-' + CSS.escape(id))?.scrollIntoView({ block: 'center' })
    }
  }

  private compose(on: string): void {
    this.on = on
    this.forGuests = undefined
    this.board.drawNow()
    this.field?.focus()
  }

  private get field(): HTMLTextAreaElement | null {
    return this.board.root.querySelector('.composer textarea')
  }

  tree(scene: Scene) {
    const { words } = scene
    const threads = this.threads(scene).filter(({ comments }) => this.showsResolved || comments.some(isOpen))
    return html`<aside class="panel comments" id="comments" aria-labelledby="comments-title" @keydown=${this.key}><div class="panel-head"><h2 class="h-section" id="comments-title">${words('comments')}</h2><span class="meta">${words('comments.open', scene.view.threads)}</span><span class="grow"></span><button class="btn btn-quiet btn-icon btn-sm" type="button" aria-pressed=${this.showsResolved} aria-label=${words('comments.resolved.show')} title=${words('comments.resolved.show')} @click=${this.filter}>${icon(scene, 'filter')}</button><button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label=${words('comments.close')} title=${words('comments.close')} @click=${this.close}>${icon(scene, 'x')}</button></div><div class="panel-body" tabindex="0" role="group" aria-labelledby="comments-title">${
      threads.length === 0 ? html`<p class="meta">${words('comments.none')}</p>` : nothing
    }${repeat(
      threads,
      ({ on }) => on,
      (thread) => this.thread(scene, thread),
    )}</div>${scene.mayTakePart ? this.composer(scene) : nothing}</aside>`
  }

  /** In the order of the map; what stands beside its columns comes last. */
  private threads({ view }: Scene): Thread[] {
    const all = new Map<string, Comment[]>()
    for (const comment of this.board.session.document.all('comment')) {
      all.set(comment.on, [...(all.get(comment.on) ?? []), comment])
    }
    const places = view.jobs.flatMap(({ job, outcomes, cells }) => [
      job.id,
      ...outcomes.map(({ outcome }) => outcome.id),
      ...ROWS.flatMap(({ category }) => cells[category].map(({ note }) => note.id)),
    ])
    const known = new Set(places)
    return [...places, ...[...all.keys()].filter((on) => !known.has(on))].flatMap((on) => {
      const comments = all.get(on)
      return comments ? [{ on, comments: comments.sort((a, b) => timeOf(a) - timeOf(b)) }] : []
    })
  }

  private thread(scene: Scene, { on, comments }: Thread) {
    const { words } = scene
    const team = comments.filter((comment) => !isGuests(comment))
    const hidden = team.filter(({ guests }) => !guests)
    const open = comments.filter(isOpen)
    const mayResolve = scene.mayEdit || (scene.mayTakePart && (open.length > 0 ? open : comments).every((comment) => this.isMine(comment)))
    const button = (message: string, run: () => void) => html`<button class="linkish" type="button" @click=${run}>${words(message)}</button>`
    return html`<section class=${open.length > 0 ? 'thread' : 'thread is-resolved'}>${this.about(scene, on)}${comments.map((comment) => this.comment(scene, comment))}<div class="row">${scene.mayTakePart ? button('comments.reply', () => this.compose(on)) : nothing}${
      mayResolve
        ? open.length > 0
          ? button('comments.resolve', () => this.resolve(open, true))
          : button('comments.reopen', () => this.resolve(comments.slice(-1), false))
        : nothing
    }${
      scene.mayEdit && team.length > 0 && this.hasGuests(scene)
        ? button(hidden.length > 0 ? 'comments.show-guests' : 'comments.hide-guests', () => this.share(hidden.length > 0 ? hidden : team, hidden.length > 0))
        : nothing
    }</div></section>`
  }

  /** What a thread is about; leads there. */
  private about(scene: Scene, on: string) {
    const { label, sign, cat } = this.named(scene, on)
    return html`<h3 class="thread-on" data-cat=${cat ?? nothing}><button type="button" @click=${() => this.board.openAt(on)}><span class=${cat ? 'cat-icon' : ''}>${icon(scene, sign)}</span><span dir="auto">${label}</span></button></h3>`
  }

  private named({ view, words }: Scene, on: string): { label: string; sign: string; cat?: string } {
    const shown = find(view, on)
    const { category } = shown?.note.place ?? {}
    if (shown && category) {
      return { label: shown.note.text, sign: ROWS.find((row) => row.category === category)!.icon, cat: catOf(category) }
    }
    const at = view.jobs.findIndex(({ job, outcomes }) => job.id === on || outcomes.some(({ outcome }) => outcome.id === on))
    const column = view.jobs[at]
    const outcome = column?.outcomes.find((one) => one.outcome.id === on)?.outcome
    return !column
      ? { label: words('comments.on-map'), sign: 'user' }
      : outcome
        ? { label: outcome.text ?? words('job.outcome.blank'), sign: 'target' }
        : { label: words('comments.on-job', at + 1, column.job.text ?? ''), sign: 'flag' }
  }

  private comment(scene: Scene, comment: Comment) {
    const { words } = scene
    const name = comment.by?.name ?? words('someone')
    return html`<article class="cmt" id=${'cmt-' + comment.id}><span class=${'avatar ' + colourOf(comment.by?.person ?? name)} aria-hidden="true">${initials(name)}</span><header><b dir="auto">${comment.by ? badged(words, comment.by) : name}</b>${
      comment.by?.at ? html`<time datetime=${comment.by.at}>${timeText(comment.by.at)}</time>` : nothing
    }${comment.resolved ? html`<span class="tag">${words('comments.resolved')}</span>` : nothing}${
      comment.guests && !isGuests(comment) && !this.board.isGuest ? html`<span class="tag tag-line">${words('comments.for-guests')}</span>` : nothing
    }${
      this.isMine(comment) ? html`<button class="cmt-x" type="button" aria-label=${words('comments.delete')} title=${words('comments.delete')} @click=${() => this.remove(comment)}>${icon(scene, 'x', 'icon-12')}</button>` : nothing
    }</header><p dir="auto">${mentioned(comment.text, this.mentions.names).map((part, i) => (i % 2 ? html`<span class="at">${part}</span>` : part))}</p></article>`
  }

  private composer(scene: Scene) {
    const { words, view } = scene
    const on = this.board.session.document.has(this.on) || this.on === 'customer' ? this.on : (view.jobs[0]?.job.id ?? 'customer')
    const label = words('comments.write', this.named(scene, on).label)
    return html`<form class="composer" @submit=${this.send}>${this.mentions.list(scene)}<textarea class="input" rows="1" dir="auto" maxlength="2000" aria-label=${label} placeholder=${label} aria-autocomplete="list" aria-controls=${this.mentions.isOpen ? 'mention-list' : nothing} aria-activedescendant=${this.mentions.active ?? nothing} @input=${this.typed} @keydown=${this.fieldKey}></textarea>${
      this.hasGuests(scene)
        ? html`<label class="choice"><input type="checkbox" .checked=${this.isForGuests} @change=${this.chooseGuests}>${words('comments.guests-see')}</label>`
        : nothing
    }<button class="btn btn-sm">${words('comments.send')}</button></form>`
  }

  private readonly typed = (event: Event) => this.mentions.look(event.target as HTMLTextAreaElement)

  /** As on the board: Enter sends, Shift with Enter breaks the line. */
  private readonly fieldKey = (event: KeyboardEvent) => {
    if (this.mentions.key(event)) {
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.send(event)
    }
  }

  private readonly send = (event: Event) => {
    event.preventDefault()
    const { board, field } = this
    const said = board.words('comments.sent')
    if (field && board.edit(addComment(board.session.document, board.session.draw, this.on, field.value, this.isForGuests), said)) {
      field.value = ''
      this.forGuests = undefined
      board.tell.say(said)
    }
  }

  /** Whether there is anybody beside the team who might see a comment. */
  private hasGuests({ others }: Scene): boolean {
    const { session, isGuest: amGuest } = this.board
    return !amGuest && (others.some(({ person }) => isGuest(person)) || [...session.document.all('note'), ...session.document.all('comment')].some(isGuests))
  }

  /** A thread that a guest began, or that was shown to guests, goes on with them. */
  private get isForGuests(): boolean {
    if (this.board.isGuest) {
      return false
    }
    const said = this.board.session.document.on('comment', this.on)
    const first = [...said].sort((a, b) => timeOf(a) - timeOf(b))[0]
    return this.forGuests ?? (first !== undefined && (first.guests === true || isGuests(first)))
  }

  private readonly chooseGuests = (event: Event) => {
    this.forGuests = (event.target as HTMLInputElement).checked
  }

  private share(comments: readonly Comment[], guests: boolean): void {
    const { board } = this
    const said = board.words(guests ? 'comments.shown-guests' : 'comments.hidden-guests')
    if (board.edit(comments.flatMap(({ id }) => shareComment(board.session.document, id, guests)), said)) {
      board.float.undoable(said)
    }
  }

  private resolve(comments: readonly Comment[], resolved: boolean): void {
    const { board } = this
    const said = board.words(resolved ? 'comments.resolved' : 'comments.reopened')
    if (board.edit(comments.flatMap(({ id }) => resolveComment(board.session.document, id, resolved)), said)) {
      board.float.undoable(said)
    }
  }

  private remove({ id }: Comment): void {
    const { board } = this
    const said = board.words('comments.deleted')
    if (board.edit(removeComment(board.session.document, id), said)) {
      board.float.undoable(said)
      this.field?.focus()
    }
  }

  private isMine({ by }: Comment): boolean {
    return by?.person === this.board.options.me.person
  }

  private readonly filter = () => {
    this.showsResolved = !this.showsResolved
    this.board.schedule()
  }

  private readonly close = () => this.board.closePanel()

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      this.close()
    }
  }
}

const isOpen = ({ resolved }: Comment) => !resolved

const isGuests = ({ by }: { readonly by?: { readonly person?: string } }) => isGuest(by?.person)

const timeOf = ({ by }: Comment) => Date.parse(by?.at ?? '') || Infinity

/** How long ago within a day, then the day and the time. */
function timeText(at: string): string {
  const language = (document.documentElement.lang || 'en') + '-u-nu-latn' // the digits that people type
  const minutes = Math.round((Date.parse(at) - Date.now()) / 60_000)
  return minutes > -60
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.min(0, minutes), 'minute')
    : minutes > -24 * 60
      ? new Intl.RelativeTimeFormat(language).format(Math.round(minutes / 60), 'hour')
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}
