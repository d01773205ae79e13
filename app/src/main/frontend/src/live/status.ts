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
  /** How long the oldest change has been waiting: amber after 5 s, after 30 s offer its text for copying. */
  readonly waiting: 'short' | 'slow' | 'stuck'
  /** What to do about `not-saved`, and why it is `read-only`. */
  readonly act?: 'sign-in' | 'reload' | 'copy'
  readonly reason?: string
}

export const SLOW = 5_000
export const STUCK = 30_000
