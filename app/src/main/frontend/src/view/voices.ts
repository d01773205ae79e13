/** What one says of the notes that a command is about: a vote, or a word on the customer's behalf. */
import { toggleConfirmation, toggleVote } from '../model/commands'
import type { Confirmation } from '../model/elements'
import type { Board } from './board'
import { find } from './scene'

/** All of several notes are voted for, unless they all have one's vote already. */
export function vote(board: Board): void {
  const { session, words, options } = board
  const notes = board.subjects().flatMap((id) => find(board.view, id) ?? [])
  const open = notes.filter(({ voted }) => !voted)
  const changed = open.length > 0 ? open : notes
  const changes = changed.flatMap(({ note }) => toggleVote(session.document, session.draw, note.id, options.me.person))
  if (board.edit(changes, words('menu.vote'))) {
    const votes = find(board.view, changed[0]!.note.id)?.votes ?? 0
    board.tell.say(words(open.length > 0 ? 'live.voted' : 'live.unvoted', votes))
  }
}

/** What the notes are said to be on the customer's behalf: shown on each with one's name and the day. */
export function confirm(board: Board, state: Confirmation['state']): void {
  const { session, words, options } = board
  const changes = board.subjects().flatMap((id) => toggleConfirmation(session.document, session.draw, id, options.me.person, state))
  const said = words(changes.some((change) => 'add' in change) ? 'toast.' + state : 'toast.unsaid')
  if (board.edit(changes, said)) {
    board.float.undoable(said)
    board.focusOnDraw()
  }
}
