import { html, nothing } from 'lit'
import { open } from '../../model/checks'
import type { Check, Finding, Span } from '../../model/checks'
import type { Job, Outcome } from '../../model/elements'
import { reworded } from '../../model/method'
import { alternatives } from '../note'
import type { JobScreen } from './page'

export const PARTS = { job: ['verb', 'object', 'circumstance'], outcome: ['delta', 'measure', 'focus'] } as const

/** A stretch of a statement: one part of its grammar, or the words between two. */
interface Unit {
  /** 1 to 3; 0 for words that are no part. */
  readonly part: number
  readonly from: number
  readonly to: number
}

/** A job or outcome: its parts marked and named at rest, a plain field while somebody writes it. */
export function statement(screen: JobScreen, kind: 'job' | 'outcome', told: Job | Outcome) {
  const { words, session, editor } = screen
  const text = told.text ?? ''
  const field = {
    key: `${told.id}/${kind}`,
    text,
    label: words(kind === 'job' ? 'job.todo' : 'job.outcome'),
    blank: words(kind === 'job' ? 'job.blank' : 'job.outcome.blank'),
    isLine: true,
    most: 500,
    change: (now: string, base: string) => reworded(told.id, kind, 'text', base, now),
  }
  const check = text ? screen.options.checks.of(kind, text) : undefined
  const findings = check ? open(check, session.document.on('dismissal', told.id)) : []
  return html`<div class="edit-stmt">${
    text
      ? html`<span class="stmt" dir="auto" aria-hidden=${screen.mayEdit ? 'true' : nothing}>${check ? units(check).map((unit) => ruby(screen, kind, check, unit, findings)) : text}</span>`
      : screen.mayEdit
        ? nothing
        : html`<span class="stmt is-blank">${field.blank}</span>`
  }${screen.mayEdit ? editor.field(field) : nothing}</div>${alternatives(screen, screen.alternatives(told.id))}`
}

function ruby(screen: JobScreen, kind: 'job' | 'outcome', check: Check, unit: Unit, findings: readonly Finding[]) {
  const said = flagged(check.text, unit, findings)
  return unit.part === 0
    ? said
    : html`<span class="unit"><ruby class=${'part part-' + unit.part}>${said}<rt>${screen.words('part.' + PARTS[kind][unit.part - 1])}</rt></ruby></span>`
}

/** The words of a unit, those at fault under a wave. */
function flagged(text: string, { from, to }: Unit, findings: readonly Finding[]) {
  const flag = findings.find(({ span, severity }) => span && severity !== 'advice' && span[0] < to && span[1] > from)?.span
  if (!flag) {
    return text.slice(from, to)
  }
  const [start, end] = [Math.max(from, flag[0]), Math.min(to, flag[1])]
  return html`${text.slice(from, start)}<span class="part part-flag">${text.slice(start, end)}</span>${text.slice(end, to)}`
}

/** The statement cut into its parts and what stands between them. */
export function units({ text, parts }: Check): Unit[] {
  const cut: Unit[] = []
  let at = 0
  const named = parts.map((span, i) => ({ span, part: i + 1 })).filter((one): one is { span: Span; part: number } => one.span !== null)
  for (const { span, part } of named.sort((a, b) => a.span[0] - b.span[0])) {
    if (span[0] > at) cut.push({ part: 0, from: at, to: span[0] })
    cut.push({ part, from: span[0], to: span[1] })
    at = span[1]
  }
  return at < text.length ? [...cut, { part: 0, from: at, to: text.length }] : cut
}
