/**
 * The words on the board, from the server's message files: ICU messages with `{0}` and
 * `{0, plural, one {# note} other {# notes}}`. What people wrote is isolated, as it may run the other way.
 */
export type Value = string | number | Date
export type Words = (key: string, ...values: Value[]) => string

const ISOLATE = '\u2068'
const END = '\u2069'

/** Reads the messages as the server writes them into the page: `key=pattern` lines. */
export function wordsFrom(lines: string, language: string): Words {
  const patterns = new Map(
    lines
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  )
  const plurals = new Intl.PluralRules(language)
  const numberingSystem = 'latn' // the digits that people type, in every language
  const numbers = new Intl.NumberFormat(language, { numberingSystem })
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC', numberingSystem })

  const shown = (value: Value | undefined) =>
    typeof value === 'number' ? numbers.format(value) : ISOLATE + (value instanceof Date ? days.format(value) : (value ?? '')) + END

  const filled = (pattern: string, values: readonly Value[]): string => {
    let text = ''
    for (let at = 0; at < pattern.length; ) {
      if (pattern[at] !== '{') {
        text += pattern[at++]
        continue
      }
      const end = closing(pattern, at)
      text += slot(pattern.slice(at + 1, end), values)
      at = end + 1
    }
    return text
  }

  const slot = (inside: string, values: readonly Value[]): string => {
    const [index = '', kind] = inside.split(',', 2).map((part) => part.trim())
    const value = values[Number(index)]
    if (kind !== 'plural') {
      return shown(value)
    }
    const branches = branchesOf(inside.slice(inside.indexOf(',', inside.indexOf(',') + 1) + 1))
    const n = Number(value)
    const branch = branches.get('=' + n) ?? branches.get(plurals.select(n)) ?? branches.get('other') ?? ''
    return filled(branch.replaceAll('#', numbers.format(n)), values)
  }

  return (key, ...values) => {
    const pattern = patterns.get(key)
    return pattern === undefined ? key : values.length === 0 ? pattern : filled(pattern, values)
  }
}

/** The branches of a plural: `one {# note} other {# notes}`. */
function branchesOf(text: string): Map<string, string> {
  const branches = new Map<string, string>()
  for (let at = 0; ; ) {
    const open = text.indexOf('{', at)
    if (open < 0) {
      return branches
    }
    const end = closing(text, open)
    branches.set(text.slice(at, open).trim(), text.slice(open + 1, end))
    at = end + 1
  }
}

function closing(text: string, open: number): number {
  for (let at = open, depth = 0; at < text.length; at++) {
    depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0
    if (depth === 0) {
      return at
    }
  }
  return text.length
}
