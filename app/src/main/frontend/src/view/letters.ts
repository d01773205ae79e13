import { served } from '../live/address'

/** Whether single letters are keys: a member's own setting, which every browser of theirs follows; a guest's is this browser's. */
const KEPT = 'valuegap-letters'

/** @param set what the server says of a member; blank for a guest */
export function lettersOf(set: string | undefined): boolean {
  return (set || localStorage.getItem(KEPT)) !== 'off'
}

export function setLetters(on: boolean, isGuest: boolean): void {
  if (isGuest) {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
  } else {
    void fetch(served('/settings/profile/keys'), { method: 'POST', redirect: 'manual', body: new URLSearchParams({ letters: String(on) }) }).catch(() => undefined) // holds for this page at least
  }
}
