/** What the status chip says. The words are the page's; `count` is the number of changes that they speak of. */
export interface Status {
  readonly state:
    /** All changes saved. */
    | 'saved'
    /** Saving. */
    | 'saving'
    /** Offline. 3 changes kept on this device. */
    | 'offline'
    /** Back online, 3 changes sent. */
    | 'back'
    /** Changes are not saved, and somebody has to act. */
    | 'not-saved'
    /** The map can be read; changes wait or cannot be made. */
    | 'read-only'
  readonly count: number
  /** How long the oldest change has been waiting: `slow` is shown amber, `stuck` offers its text for copying. */
  readonly waiting: 'short' | 'slow' | 'stuck'
  /** What to do about `not-saved`. */
  readonly act?: 'sign-in' | 'reload' | 'copy' | 'decide'
  /** How many of the changes were made before the map was restored: to be sent or dropped by who made them. */
  readonly earlier?: number
  /** Whether the device does not keep the changes: closing the page would lose them. */
  readonly unkept?: true
  /** Why it is `read-only`; `blocked` where it is `offline` although pages come. */
  readonly reason?: string
}

/** Why a session is over: what it holds unsent stays on the device. */
export type End = 'signed-out' | 'someone-else' | 'unknown' | 'protocol' | 'bye'

/** What a status is made of. */
export interface Facts {
  readonly line: 'connecting' | 'up' | 'down'
  readonly end: End | undefined
  readonly pending: number
  /** How many more were made before the map was restored from a backup. */
  readonly earlier: number
  /** When the oldest of them was made. */
  readonly since: number | undefined
  /** Whether the device keeps them. */
  readonly kept: boolean
  /** Whether the server answers, and only no line to it comes about. */
  readonly blocked: boolean
  readonly readOnly: string | undefined
  /** How many were sent after a break, as long as that is news. */
  readonly sent: number
}

const SLOW = 5_000
const STUCK = 30_000
const ACTS = { 'signed-out': 'sign-in', 'someone-else': 'reload', protocol: 'reload', unknown: 'copy', bye: 'copy' } as const

export function statusOf(facts: Facts, now: number): Status {
  const { pending, earlier, kept } = facts
  return {
    ...stateOf(facts, now),
    ...(pending + earlier > 0 && !kept && { unkept: true as const }),
    ...(earlier > 0 && { earlier }),
  }
}

function stateOf(facts: Facts, now: number): Status {
  const { since = now } = facts
  const count = facts.pending + facts.earlier
  const waiting = now - since >= STUCK ? 'stuck' : now - since >= SLOW ? 'slow' : 'short'
  if (facts.end) {
    return { state: 'not-saved', count, waiting, act: ACTS[facts.end] }
  }
  if (facts.line === 'down') {
    return facts.kept || count === 0
      ? { state: 'offline', count, waiting, ...(facts.blocked && { reason: 'blocked' }) }
      : { state: 'not-saved', count, waiting, act: 'copy' }
  }
  if (facts.earlier > 0) {
    return { state: 'not-saved', count, waiting, act: 'decide' }
  }
  if (facts.readOnly !== undefined) {
    return { state: 'read-only', count, waiting, reason: facts.readOnly }
  }
  if (count > 0) {
    return { state: 'saving', count, waiting }
  }
  return facts.sent > 0 ? { state: 'back', count: facts.sent, waiting: 'short' } : { state: 'saved', count: 0, waiting: 'short' }
}

/** When the status changes by time alone, in ms from now; undefined if it does not. */
export function nextLook({ since }: Facts, now: number): number | undefined {
  const age = now - (since ?? now)
  return since === undefined || age >= STUCK ? undefined : (age >= SLOW ? STUCK : SLOW) - age
}
