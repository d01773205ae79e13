/**
 * Places in a list: fractions in base 62, compared by code unit, so that there is always a place between two others and
 * nothing is renumbered. The same keys as the server's `Order`; both are held to `cases/order.json`.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const HEAD = 3
const HEADS = BASE ** HEAD

/**
 * A place after `low` and before `high`; undefined stands for the end of the list.
 * `suffix`: digits of the client that asks, not ending in 0, so that two clients do not make the same place.
 */
export function between(low: string | undefined, high: string | undefined, suffix: string): string {
  const a = low ?? ''
  const b = high ?? ''
  if (b === '' && headOf(a) + 1 < HEADS) {
    return head(a === '' ? HEADS / 2 : headOf(a) + 1) + suffix
  }
  if (a === '' && headOf(b) > 1) {
    return head(headOf(b) - 1) + suffix
  }
  // Two that were placed alike at the same time leave nothing between: then right after both.
  return (b === '' || a < b ? middle(a, b) : middle(a, '')) + suffix
}

/** Places for `count` things side by side that no other list gets in between. */
export function run(low: string | undefined, high: string | undefined, suffix: string, count: number): string[] {
  const start = between(low, high, suffix)
  return Array.from({ length: count }, (_, i) => (i === 0 ? start : start + head(i) + suffix))
}

/** In the order of the list: by place, ties by id. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return compare(a.order, b.order) || compare(a.id, b.id)
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The shortest fraction between two, where `''` is 0 as low and 1 as high. */
function middle(low: string, high: string): string {
  let made = ''
  let bounded = high !== ''
  for (let i = 0; ; i++) {
    const a = i < low.length ? DIGITS.indexOf(low[i]!) : 0
    const b = bounded ? (i < high.length ? DIGITS.indexOf(high[i]!) : 0) : BASE
    if (b - a > 1) {
      return made + DIGITS[Math.floor((a + b) / 2)]
    }
    made += DIGITS[a]
    if (b > a) {
      bounded = false // below high from here on, whatever follows
    }
  }
}

function headOf(key: string): number {
  let value = 0
  for (let i = 0; i < HEAD; i++) {
    value = value * BASE + (i < key.length ? DIGITS.indexOf(key[i]!) : 0)
  }
  return value
}

function head(value: number): string {
  return DIGITS[Math.floor(value / BASE / BASE)]! + DIGITS[Math.floor(value / BASE) % BASE]! + DIGITS[value % BASE]!
}
