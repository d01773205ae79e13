/** What the commands of the board do, by name: those of keys, buttons, menus and the palette alike. */
import {
  addJob,
  dropAlternative,
  keepAlternative,
  link,
  moveJob,
  moveNotes,
  moveOutcome,
  removeJob,
  removeNotes,
  removeOutcome,
  reorder,
  setKeys,
  setRank,
  setRankOfJob,
  unlink,
} from '../model/commands'
import type { Category, Change } from '../model/elements'
import type { Board } from './board'
import { follow } from './chain'
import { jobMenu, moveMenu, noteMenu, outcomeMenu } from './menus'
import { cellRef, next, within } from './moves'
import type { Spot } from './scene'
import { cellOf, find, focusIndex } from './scene'
import { spotOf } from './spots'
import { confirm, vote } from './voices'

type Action = (board: Board, element: HTMLElement | undefined) => void

export function act(board: Board, command: string, element?: HTMLElement): void {
  ACTIONS[command]?.(board, element)
}

const ACTIONS: Readonly<Record<string, Action>> = {
  up: (board) => board.goTo(next(board.view, board.spot, 'up')),
  down: (board) => board.goTo(next(board.view, board.spot, 'down')),
  before: (board) => board.goTo(next(board.view, board.spot, 'before')),
  after: (board) => board.goTo(next(board.view, board.spot, 'after')),
  first: (board) => board.goTo(far(board, 'before')),
  last: (board) => board.goTo(far(board, 'after')),
  enter,
  space,
  'extend-before': (board) => extend(board, 'before'),
  'extend-after': (board) => extend(board, 'after'),
  esc,
  edit,
  write: (board, element) => element && writeStatement(board, spotOf(element)),
  add: (board, element) => addNote(board, element?.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? board.spot.cell),
  'rank-1': (board) => rank(board, 1),
  'rank-2': (board) => rank(board, 2),
  'rank-3': (board) => rank(board, 3),
  'rank-none': (board) => rank(board, undefined),
  vote,
  confirm: (board) => confirm(board, 'confirmed'),
  dispute: (board) => confirm(board, 'disputed'),
  present: (board) => board.present.toggle(),
  comment: (board) => void board.talk().then((comments) => comments.write()),
  comments: (board) => (board.panel ? board.closePanel() : void board.talk()),
  link: startLink,
  follow: followLinks,
  move: (board) => board.subjects().length > 0 && board.subjects().every((id) => board.mayChange(id)) && moveMenu(board),
  menu: (board) => (board.spot.note ? noteMenu(board) : cellRef(board.spot.cell).part === 'outcome' ? outcomeMenu(board) : jobMenu(board)),
  'note-menu': (board) => noteMenu(board),
  'job-menu': (board, element) => {
    goToJob(board, element)
    jobMenu(board, element)
  },
  measure: (board, element) => {
    goToJob(board, element)
    measure(board, element)
  },
  'outcome-menu': (board, element) => {
    goToJob(board, element)
    outcomeMenu(board, element)
  },
  'outcome-add': (board) => board.writer.begin({ what: 'outcome', cell: cellRef(board.spot.cell).job + '/outcome', outcome: 'new' }),
  'outcome-head': (board) => placeOutcome(board, 'head'),
  'outcome-remove': dropOutcome,
  delete: (board) => (board.spot.outcome ? dropOutcome(board) : remove(board)),
  'next-job': (board) => stepJob(board, 1),
  'previous-job': (board) => stepJob(board, -1),
  'note-up': (board) => (board.spot.outcome ? placeOutcome(board, -1) : shift(board, -1)),
  'note-down': (board) => (board.spot.outcome ? placeOutcome(board, 1) : shift(board, 1)),
  undo: (board) => board.tell.say(board.session.undo() === undefined ? '' : board.words('live.undone')),
  redo: (board) => board.tell.say(board.session.redo() === undefined ? '' : board.words('live.redone')),
  palette: (board) => board.float.palette(),
  keys: (board) => board.float.keys(),
  hint: (board, element) => board.float.lint.open(element?.dataset['on'] ?? hintedAt(board), element ?? board.place),
  guide: (board) => (board.guide.isOn ? board.guide.leave() : board.guide.start()),
  'guide-leave': (board) => board.guide.leave(),
  'guide-skip': (board) => board.guide.skip(),
  'guide-missing': (board) => board.float.choose(board.words('guided.missing-title'), board.guide.missing()),
  guided: (board) => board.show(true),
  whole: (board) => board.show(false),
  focus: (board, element) => board.focusJob(element?.dataset['job'] ?? ''),
  row: (board, element) => board.job && board.goTo({ cell: `${board.job}/${element?.dataset['row']}` }),
  'add-job': newJob,
  'job-main': (board) => editJob(board, (id) => setRankOfJob(board.session.document, id, 'main')),
  'job-supporting': (board) => editJob(board, (id) => setRankOfJob(board.session.document, id, 'supporting')),
  'job-left': (board) => moveColumn(board, -1),
  'job-right': (board) => moveColumn(board, 1),
  'job-remove': dropJob,
  keep: (board, element) => board.edit(keepAlternative(board.session.document, element?.dataset['alternative'] ?? ''), board.words('alternative.keep')),
  drop: (board, element) => board.edit(dropAlternative(board.session.document, element?.dataset['alternative'] ?? ''), board.words('alternative.drop')),
  select: (board) => board.spot.note && toggle(board, board.spot.note),
  clear: (board) => clear(board),
}

function far(board: Board, way: 'before' | 'after') {
  let spot = board.spot
  for (let to = next(board.view, spot, way); to.cell !== spot.cell || to.note !== spot.note; to = next(board.view, spot, way)) {
    spot = to
  }
  return spot
}

function goToJob(board: Board, element: HTMLElement | undefined): void {
  const spot = element && spotOf(element)
  if (spot) {
    board.spot = spot
  }
}

/** Enter writes where words are missing or adds a note; on a note it edits. */
function enter(board: Board): void {
  const { cell, note } = board.spot
  const { part } = cellRef(cell)
  if (board.linking) {
    if (note) {
      linkTo(board, note)
    } else {
      space(board)
    }
  } else if (note) {
    edit(board)
  } else if (part === 'head') {
    measure(board)
  } else if (part === 'job' || part === 'outcome') {
    writeStatement(board, board.spot)
  } else {
    addNote(board, cell)
  }
}

function addNote(board: Board, cell: string): void {
  const { job } = cellRef(cell)
  if (board.guided && job !== board.job) {
    board.focusJob(job, { cell })
  }
  board.writer.begin({ what: 'new', cell })
}

function writeStatement(board: Board, spot: Spot | undefined): void {
  const part = spot && cellRef(spot.cell).part
  if (part === 'job') {
    board.writer.begin({ what: part, cell: spot!.cell })
  } else if (part === 'outcome') {
    board.writer.begin({ what: part, cell: spot!.cell, ...(spot!.outcome && { outcome: spot!.outcome }) })
  }
}

function edit(board: Board): void {
  const { cell, note } = board.spot
  if (note) {
    board.writer.begin({ what: 'note', cell, note })
  } else {
    writeStatement(board, board.spot)
  }
}

/** Space goes into what stands in a cell; on a note it selects. */
function space(board: Board): void {
  const { cell, note } = board.spot
  const [first] = within(board.view, cell)
  if (note) {
    toggle(board, note)
  } else if (first && !board.spot.outcome) {
    board.goTo(first)
  } else if (!board.linking) {
    enter(board)
  }
}

export function toggle(board: Board, note: string): void {
  if (!board.selected.delete(note)) {
    board.selected.add(note)
  }
  board.tell.say(board.words('selection', board.selected.size))
  board.schedule()
}

/** Shift with an arrow selects from here to there. */
function extend(board: Board, way: 'before' | 'after'): void {
  const from = board.spot
  const to = next(board.view, from, way)
  if (from.note && to.note) {
    board.selected.add(from.note).add(to.note)
    board.tell.say(board.words('selection', board.selected.size))
    board.goTo(to)
  }
}

function clear(board: Board): void {
  board.selected.clear()
  board.focusOnDraw()
}

/** Esc takes back the innermost of what is going on. */
function esc(board: Board): void {
  if (board.float.lint.putAside()) {
    return
  }
  if (board.linking) {
    const { linking } = board
    board.linking = undefined
    board.float.hint(undefined)
    goToNote(board, linking)
  } else if (board.chain) {
    board.chain = undefined
    board.float.hint(undefined)
  } else if (board.selected.size > 0) {
    board.selected.clear()
  } else {
    board.spot = { cell: board.spot.cell }
  }
  board.focusOnDraw()
}

function rank(board: Board, to: 1 | 2 | 3 | undefined): void {
  if (board.selected.size > 1) {
    rankAll(board, to)
    return
  }
  const { note } = board.spot
  const shown = note && find(board.view, note)
  if (!shown) {
    return
  }
  const wanted = shown.rank === to ? undefined : to
  const said = wanted ? board.words('live.rank', wanted, board.words('row.' + shown.note.place.category)) : board.words('live.no-rank')
  if (board.edit(setRank(board.session.document, board.session.draw, note, wanted), said)) {
    board.tell.say(said)
    board.focusOnDraw()
  }
}

/** Several notes become the first ones of their cell, in the order in which they were selected, or none of them is. */
function rankAll(board: Board, to: 1 | 2 | 3 | undefined): void {
  const { session, words, selected } = board
  const changes = to ? setKeys(session.document, session.draw, [...selected]) : [...selected].flatMap((id) => setRank(session.document, session.draw, id, undefined))
  const said = to ? words('toast.keys', Math.min(3, selected.size)) : words('live.no-rank')
  if (board.edit(changes, said)) {
    board.float.undoable(said)
    board.focusOnDraw()
  }
}

function startLink(board: Board): void {
  const [from] = board.subjects()
  if (from && board.mayEdit) {
    board.linking = from
    board.spot = { cell: board.spot.cell } // from where the arrows reach the other rows
    board.float.hint(board.words('link.mode'))
    board.tell.say(board.words('link.mode'))
    board.focusOnDraw()
  }
}

/** Links the note from which the mode began, and all others selected; linked ones are parted. */
export function linkTo(board: Board, to: string): void {
  const { session, words } = board
  const from = new Set([...board.selected, board.linking!])
  from.delete(to)
  const before = board.linking!
  const parted = from.size === 1 ? unlink(session.document, before, to) : []
  const changes = parted.length > 0 ? parted : [...from].flatMap((id) => link(session.document, session.draw, id, to))
  const said = parted.length > 0 ? words('toast.unlinked') : words('toast.linked', changes.length)
  if (!board.edit(changes, said)) {
    board.float.hint(words('link.same-row'))
    board.tell.say(words('link.same-row'))
    return
  }
  board.linking = undefined
  board.float.hint(undefined)
  board.float.undoable(said)
  board.chain = { from: before, edges: follow(board.view, before) }
  goToNote(board, before)
}

function goToNote(board: Board, note: string): void {
  const shown = find(board.view, note)
  if (shown) {
    board.goTo({ cell: cellOf(shown), note })
  }
}

function followLinks(board: Board): void {
  const from = board.spot.note
  if (!from || board.chain?.from === from) {
    board.chain = undefined
    board.float.hint(undefined)
    board.focusOnDraw()
    return
  }
  const edges = follow(board.view, from)
  const said = edges.length > 0 ? board.words('chain.shown', edges.length) : board.words('chain.none')
  board.chain = edges.length > 0 ? { from, edges } : undefined
  board.float.hint(said)
  board.tell.say(said)
  board.focusOnDraw()
}

/** The measure of the outcome where the keyboard is, or of the one that heads the column. */
function measure(board: Board, element?: HTMLElement): void {
  if (board.mayEdit) {
    board.float.measure(board.spot.outcome ?? board.heading(cellRef(board.spot.cell).job), element ?? board.place)
  }
}

function placeOutcome(board: Board, to: 'head' | -1 | 1): void {
  const { cell, outcome } = board.spot
  const all = board.view.jobs.find(({ job }) => job.id === cellRef(cell).job)?.outcomes.map((one) => one.outcome.id) ?? []
  const at = all.indexOf(outcome ?? '')
  const before = to === 'head' ? all[0] : all[to < 0 ? at - 1 : at + 2]
  const isPlace = to === 'head' || (to < 0 ? at > 0 : at + 1 < all.length)
  if (outcome && isPlace && board.edit(moveOutcome(board.session.document, board.session.draw, outcome, before), board.words('outcome.moved'))) {
    board.tell.say(board.words('outcome.moved'))
    board.focusOnDraw()
  }
}

function dropOutcome(board: Board): void {
  const { cell, outcome = board.heading(cellRef(cell).job) } = board.spot
  const said = board.words('toast.outcome-removed')
  if (outcome && board.edit(removeOutcome(board.session.document, outcome), said)) {
    board.float.undoable(said)
    board.goTo({ cell })
  }
}

/** What a hint at the keyboard's place would be about. */
function hintedAt({ spot }: Board): string {
  return spot.note ?? spot.outcome ?? cellRef(spot.cell).job
}

/** Moves the notes that the command is about to another cell, or to another place in theirs. */
export function moveTo(board: Board, ids: readonly string[], job: string, category: Category, before?: string): void {
  const { session, words } = board
  const at = board.view.jobs.findIndex((one) => one.job.id === job) + 1
  const said = words('toast.moved', ids.length, words('row.' + category), at)
  if (!board.edit(moveNotes(session.document, session.draw, ids, { job, category }, before), said)) {
    return
  }
  board.float.undoable(said)
  if (board.guided && board.isNarrow && job !== board.job) {
    board.focusJob(job)
  }
  board.goTo({ cell: `${job}/${category}`, note: ids[0]! })
}

function shift(board: Board, by: -1 | 1): void {
  const { note } = board.spot
  if (note && board.edit(reorder(board.session.document, board.session.draw, note, by), board.words(by < 0 ? 'menu.up' : 'menu.down'))) {
    board.focusOnDraw()
  }
}

function remove(board: Board): void {
  const ids = board.subjects()
  const said = board.words('toast.deleted', ids.length)
  const { cell, note } = board.spot
  const beside = note ? [next(board.view, board.spot, 'after'), next(board.view, board.spot, 'before')].find((spot) => spot.note && !ids.includes(spot.note)) : undefined
  if (board.edit(removeNotes(board.session.document, ids), said)) {
    board.selected.clear()
    board.chain = undefined
    board.spot = beside ?? { cell }
    board.float.undoable(said)
    board.focusOnDraw()
  }
}

function stepJob(board: Board, by: -1 | 1): void {
  const to = board.view.jobs[focusIndex(board) + by]
  if (to) {
    board.focusJob(to.job.id)
  }
}

function newJob(board: Board): void {
  const changes = addJob(board.session.document, board.session.draw)
  const made = changes[0]
  if (made && 'add' in made && board.edit(changes, board.words('job.add'))) {
    board.focusJob(made.add.id, { cell: made.add.id + '/job' })
    board.writer.begin({ what: 'job', cell: made.add.id + '/job' })
  }
}

function editJob(board: Board, changes: (job: string) => Change[]): void {
  board.edit(changes(cellRef(board.spot.cell).job), board.words('menu.edit'))
  board.focusOnDraw()
}

function moveColumn(board: Board, by: -1 | 1): void {
  const { jobs } = board.view
  const at = jobs.findIndex(({ job }) => job.id === cellRef(board.spot.cell).job)
  const before = jobs[by < 0 ? at - 1 : at + 2]
  if (jobs[at + by]) {
    editJob(board, (id) => moveJob(board.session.document, board.session.draw, id, before?.job.id))
  }
}

function dropJob(board: Board): void {
  const { job } = cellRef(board.spot.cell)
  const said = board.words('toast.job-deleted', board.view.jobs.findIndex((one) => one.job.id === job) + 1)
  if (board.edit(removeJob(board.session.document, job), said)) {
    board.float.undoable(said)
    board.focusOnDraw()
  }
}
