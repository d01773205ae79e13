import type { MapDocument } from '../model/document'
import type { Change, Element } from '../model/elements'

/** What one may do on a map, as the server says in its welcome. */
export type Right = 'see' | 'take-part' | 'edit'

/** The right that a person needs for a change: one's own votes and comments are taking part, as in the server's Rights. */
export function needed(change: Change, document: MapDocument, person: string): Right {
  if ('add' in change) {
    return isWord(change.add) ? 'take-part' : 'edit'
  }
  const element = document.get('alter' in change ? change.alter : change.remove)
  return !element || (isWord(element) && element.by?.person === person) ? 'take-part' : 'edit'
}

function isWord(element: Element): element is Extract<Element, { is: 'vote' | 'comment' }> {
  return element.is === 'vote' || element.is === 'comment'
}
