const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Where commands get the ids of what they add, and the suffix of the places that they make. */
export interface Draw {
  readonly id: () => string
  readonly suffix: string
}

/** Draws ids that nobody else draws. `client`: 2 to 8 letters or digits not ending in 0. */
export function drawing(client: string): Draw {
  return { id: () => digits(14), suffix: client }
}

/** The name of one open page: a place's suffix and the beginning of its edits' ids. */
export function clientName(): string {
  return digits(5) + DIGITS[1 + random(61)]!
}

function digits(count: number): string {
  return Array.from({ length: count }, () => DIGITS[random(62)]).join('')
}

/** Below `limit`, which is at most 256; without the slight preference for low numbers that a remainder has. */
function random(limit: number): number {
  const byte = new Uint8Array(1)
  do {
    crypto.getRandomValues(byte)
  } while (byte[0]! >= 256 - (256 % limit))
  return byte[0]! % limit
}
