/** The menus of the board: what each offers, with the key that does the same. */
import { served } from '../live/address'
import { originsOf } from '../model/method'
import type { NoteView } from '../model/valuemap'
import type { Board } from './board'
import { moveTo } from './actions'
import { EXPORTS } from './bar'
import { bodyCell, cellRef } from './moves'
import { places } from './places'
import { ROWS, find } from './scene'

export interface Item {
  readonly label: string
  readonly icon?: string
  readonly key?: string
  readonly group?: string
  readonly note?: string
  readonly isDanger?: boolean
  readonly run: () => void
}

export function noteMenu(board: Board): void {
  const shown = board.spot.note ? find(board.view, board.spot.note) : undefined
  if (shown) {
    board.float.menu(board.place, [...noteItems(board, shown), ...origins(board, shown.note.id)])
  }
}

/** The empathy notes that a note was started from. */
function origins(board: Board, note: string): Item[] {
  return originsOf(board.session.document, note).map(({ id }) => ({
    label: board.words('menu.origin'),
    icon: 'heart',
    run: () => location.assign(served(`/maps/${board.options.customerId}/empathy#n-${id}`)),
  }))
}

function noteItems(board: Board, { note, voted, confirmation }: NoteView): Item[] {
  const selected = board.selected.has(note.id)
  const said = confirmation?.by?.person === board.options.me.person ? confirmation?.state : undefined
  const item = commands(board)
  const follow = item('follow', 'menu.follow', 'F', 'chain')
  const comment = item('comment', 'menu.comment', 'C', 'message')
  const confirming = [
    item('confirm', said === 'confirmed' ? 'menu.unconfirm' : 'menu.confirm', 'Y', 'verified'),
    item('dispute', said === 'disputed' ? 'menu.undispute' : 'menu.dispute', 'N', 'dash-circle'),
  ]
  const isOwn = board.subjects().every((id) => board.mayChange(id))
  const moving = [item('move', 'menu.move', 'M', 'arrow-right'), item('note-up', 'menu.up', 'Alt ↑', 'arrow-up'), item('note-down', 'menu.down', 'Alt ↓', 'arrow-down')]
  const removing = { ...item('delete', 'menu.delete', 'Del', 'x'), isDanger: true }
  return board.mayEdit
    ? [
        item('edit', 'menu.edit', 'E', 'edit'),
        ...([1, 2, 3] as const).map((rank) => ({ ...item(`rank-${rank}`, '', `${rank}`, 'star'), label: board.words('menu.rank', rank) })),
        item('rank-none', 'menu.rank.none', '0', 'minus'),
        item('vote', voted ? 'menu.unvote' : 'menu.vote', 'V', 'vote'),
        ...confirming,
        comment,
        item('link', 'menu.link', 'L', 'link'),
        follow,
        ...moving,
        item('select', selected ? 'menu.deselect' : 'menu.select', '', 'check'),
        { label: board.words('menu.history'), icon: 'history', run: () => location.assign(served(`/maps/${board.options.customerId}/history?on=${note.id}`)) },
        removing,
      ]
    : [
        ...(isOwn ? [item('edit', 'menu.edit', 'E', 'edit')] : []),
        ...(board.mayTakePart ? [item('vote', voted ? 'menu.unvote' : 'menu.vote', 'V', 'vote'), comment] : []),
        ...(board.mayConfirm ? confirming : []),
        follow,
        ...(isOwn ? [...moving, removing] : []),
      ]
}

export function jobMenu(board: Board, anchor?: HTMLElement): void {
  const { job } = cellRef(board.spot.cell)
  const at = board.view.jobs.findIndex((one) => one.job.id === job)
  const shown = board.view.jobs[at]
  if (!shown || !board.mayEdit) {
    return
  }
  const item = commands(board)
  board.float.menu(anchor ?? board.place, [
    { label: board.words('job.page'), icon: 'target', run: () => location.assign(served(`/maps/${board.options.customerId}/jobs/${job}`)) },
    shown.job.rank === 'main' ? item('job-supporting', 'job.make-supporting', '', 'minus') : item('job-main', 'job.make-main', '', 'star'),
    ...(at > 0 ? [item('job-left', 'job.left', '', 'arrow-left')] : []),
    ...(at < board.view.jobs.length - 1 ? [item('job-right', 'job.right', '', 'arrow-right')] : []),
    item('add-job', 'job.add', '', 'plus'),
    { ...item('job-remove', 'job.remove', '', 'x'), isDanger: true },
  ])
}

/** What can be done with an outcome: the one that heads a column, or a further one. */
export function outcomeMenu(board: Board, anchor?: HTMLElement): void {
  const item = commands(board)
  const { job } = cellRef(board.spot.cell)
  const outcomes = board.view.jobs.find((one) => one.job.id === job)?.outcomes.map(({ outcome }) => outcome.id) ?? []
  const at = outcomes.indexOf(board.spot.outcome ?? '')
  if (!board.mayEdit) {
    return
  }
  board.float.menu(anchor ?? board.place, [
    item('edit', 'menu.edit', 'E', 'edit'),
    ...(outcomes.length > 0 ? [item('measure', 'outcome.measure', '', 'target'), item('outcome-add', 'outcome.add', '', 'plus')] : []),
    ...(at > 0 ? [item('outcome-head', 'outcome.head', '', 'star'), item('note-up', 'menu.up', 'Alt ↑', 'arrow-up')] : []),
    ...(at > 0 && at + 1 < outcomes.length ? [item('note-down', 'menu.down', 'Alt ↓', 'arrow-down')] : []),
    ...(outcomes.length > 0 ? [{ ...item('outcome-remove', 'outcome.remove', 'Del', 'x'), isDanger: true }] : []),
  ])
}

/** Where to move the notes that the command is about: every cell of the map, found by typing. */
export function moveMenu(board: Board): void {
  const ids = board.subjects()
  const from = board.spot.note && bodyCell(board.spot.cell)
  const { words } = board
  const items = board.view.jobs.flatMap(({ job }, i) =>
    ROWS.filter(({ category }) => ids.length > 1 || !from || job.id !== from.job || category !== from.category).map(
      ({ category, icon }): Item => ({
        label: words('row.' + category),
        icon,
        note: words('job.' + job.rank, i + 1),
        group: job.text ?? words('job.blank'),
        run: () => moveTo(board, ids, job.id, category),
      }),
    ),
  )
  board.float.choose(words('move.title', ids.length), items)
}

/** What the palette offers beside what it finds. */
export function paletteItems(board: Board): Item[] {
  const item = commands(board)
  const group = board.words('palette.commands')
  const jobs = board.view.jobs.map(({ job }, i) => ({
    label: board.words('palette.go-job', i + 1, job.text ?? ''),
    icon: 'arrow-right',
    run: () => board.focusJob(job.id),
  }))
  const writes = board.mayAdd
    ? [
        item('undo', 'undo', 'Mod Z', 'undo'),
        item('redo', 'redo', 'Mod Shift Z', 'redo'),
        ...(board.mayEdit ? [item('add-job', 'job.add', '', 'plus')] : []),
        ...ROWS.map(({ category, icon }) => ({
          label: board.words(`row.${category}.add`),
          icon,
          run: () => board.job && board.writer.begin({ what: 'new', cell: `${board.job}/${category}` }),
        })),
      ]
    : []
  const map = served('/maps/' + board.options.customerId)
  const pages = board.isGuest ? [] : [
    { label: board.words('empathy.title'), icon: 'heart', run: () => location.assign(map + '/empathy') },
    { label: board.words('history'), icon: 'history', run: () => location.assign(map + '/history') },
    ...(board.may.has('keep') ? [{ label: board.words('share'), icon: 'share', run: () => location.assign(map + '/share') }] : []),
    ...EXPORTS.map((form) => ({
      label: board.words('palette.export', board.words('export.' + form.replace('?page=', '-'))),
      icon: 'download',
      run: () => location.assign(`${map}/export.${form}`),
    })),
    ...board.view.jobs.map(({ job }, i) => ({
      label: board.words('palette.job-page', i + 1, job.text ?? ''),
      icon: 'target',
      run: () => location.assign(`${map}/jobs/${job.id}`),
    })),
  ]
  const views = [item('guided', 'view.guided', '', 'columns'), item('whole', 'view.whole', '', 'grid'), ...(board.mayEdit ? [item('guide', 'guided.start', 'G', 'flag')] : [])]
  const here = [...noteCommands(board), item('comments', 'comments', '', 'message'), item('present', 'present', 'P', 'present'), ...views, ...jobs, ...pages, ...writes, item('keys', 'palette.keys', '?', 'keyboard')]
  return [...here.map((one) => ({ ...one, group })), ...places(board.words)]
}

function noteCommands(board: Board): Item[] {
  const shown = board.spot.note ? find(board.view, board.spot.note) : undefined
  return shown ? noteItems(board, shown) : []
}

function commands(board: Board) {
  return (command: string, message: string, key = '', icon = ''): Item => ({
    label: message && board.words(message),
    icon,
    key,
    run: () => board.do(command),
  })
}
