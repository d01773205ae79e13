/** What the writing rules say of statements: the server's answers, and how they mark a text. */
import type { Dismissal } from './elements'

/** From a character, counted from 0, up to another one that is not part of it. */
export type Span = readonly [from: number, to: number]

export interface Finding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'advice'
  /** What is wrong; then, behind the first full stop, why or what to ask. */
  readonly message: string
  /** The offending words; null when it is about what is missing. */
  readonly span: Span | null
  /** The whole statement as it could stand. */
  readonly rewrite: string | null
}

export interface Asked {
  readonly kind: 'job' | 'outcome'
  readonly text: string
}

export interface Check extends Asked {
  /** Verb, object and circumstance, or delta, measure and focus. */
  readonly parts: readonly (Span | null)[]
  readonly findings: readonly Finding[]
  /** The rules that it keeps to. */
  readonly passed: readonly string[]
}

/** A stretch of a statement under one mark; `marks` are its classes, none for plain words. */
export interface Piece {
  readonly text: string
  readonly marks: string
}

const WEIGHT = { error: 0, warning: 1, advice: 2 }

/** The words that a finding is about. */
export function wordsOf({ text }: Pick<Asked, 'text'>, { span }: Finding): string {
  return span ? text.slice(...span) : ''
}

/** What nobody has let be, the weightiest first. */
export function open(check: Check, dismissals: readonly Dismissal[]): Finding[] {
  const isLetBe = (finding: Finding) => {
    const about = wordsOf(check, finding).toLowerCase()
    return dismissals.some(({ rule, words = '' }) => rule === finding.rule && words.toLowerCase() === about)
  }
  return check.findings
    .filter((finding) => !isLetBe(finding))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
}

/** The statement cut where a mark begins or ends: line styles for its parts, a wave under what is at fault. */
export function pieces(check: Check, findings: readonly Finding[]): Piece[] {
  const flags = findings.flatMap(({ span, severity }) => (span && severity !== 'advice' ? [span] : []))
  const ends = [...check.parts, ...flags].flatMap((span) => span ?? [])
  const cuts = [...new Set([0, ...ends, check.text.length])].sort((a, b) => a - b)
  const holds = (from: number) => (span: Span | null) => span !== null && span[0] <= from && from < span[1]
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i]!
    const part = check.parts.findIndex(holds(from)) + 1
    const marks = flags.some(holds(from)) ? 'part part-flag' : part > 0 ? `part part-${part}` : ''
    return { text: check.text.slice(from, to), marks }
  })
}
