/** What one may do with a map, as the server says it: `see`, `take-part`, `note`, `confirm`, `edit`, `keep`. */
import type { MapDocument } from './document'
import type { Change, Element, Kind } from './elements'
import { standsOn } from './elements'

export type Rights = ReadonlySet<string>

export const mayAdd = (may: Rights): boolean => may.has('edit') || may.has('note')

/** Whether somebody gave no more than a name: the server begins their ids so. */
export const isGuest = (person: string | undefined): boolean => person?.startsWith('guest-') ?? false

/** What it takes to change an element of one's own; everything else takes `edit`. */
const OWN: Partial<Record<Kind, string>> = { vote: 'take-part', comment: 'take-part', note: 'note', confirmation: 'confirm' }

/** The changes of an edit that one may not make: the server's rule, asked ahead so that nothing is shown that it will refuse. */
export function forbidden(may: Rights, me: string, document: MapDocument, changes: readonly Change[]): Change[] {
  if (may.has('edit')) {
    return []
  }
  const isOwn = (element: Element | undefined) => element !== undefined && 'by' in element && element.by?.person === me
  const mayChange = (element: Element) => may.has(OWN[element.is] ?? 'edit')
  const falls = (element: Element) => standsOn(element).some((id) => changes.some((change) => idOf(change) === id) && isOwn(document.get(id)))
  return changes.filter((change) => {
    if ('add' in change) {
      return !mayChange(change.add) || (change.add.is === 'note' && change.add.key === true)
    }
    const element = document.get(idOf(change))
    if (!element || ('remove' in change && falls(element))) {
      return false
    }
    return !isOwn(element) || !mayChange(element) || ('alter' in change && (change.to['key'] ?? false) !== (change.from['key'] ?? false))
  })
}

const idOf = (change: Change): string => ('add' in change ? change.add.id : 'alter' in change ? change.alter : change.remove)
