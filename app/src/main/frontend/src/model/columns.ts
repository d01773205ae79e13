/** What a person does to jobs, outcomes, measures, alternatives and comments: the changes of one edit each. */
import type { MapDocument } from './document'
import { altered } from './document'
import type { Draw } from './draw'
import type { Change, Comment, Dismissal, Job, Measure, Measurement, Outcome } from './elements'
import { between, byOrder } from './order'

/** A new column, before another one or at the end. The first job is a main one; the others support it until chosen. */
export function addJob(document: MapDocument, draw: Draw, text = '', before?: string): Change[] {
  const jobs = jobsOf(document)
  const job: Job = {
    is: 'job',
    id: draw.id(),
    order: placeBefore(jobs, before, draw),
    rank: jobs.length === 0 ? 'main' : 'supporting',
    ...words(text),
  }
  return [{ add: job }]
}

export function rewordJob(document: MapDocument, id: string, text: string): Change[] {
  const job = document.find('job', id)
  return job && line(text) !== (job.text ?? '') ? [altered(job, { text: line(text) || undefined })] : []
}

export function moveJob(document: MapDocument, draw: Draw, id: string, before?: string): Change[] {
  const job = document.find('job', id)
  const jobs = jobsOf(document)
  const at = jobs.findIndex((other) => other.id === id)
  if (!job || before === id || jobs[at + 1]?.id === before) {
    return []
  }
  const others = jobs.filter((other) => other.id !== id)
  return [altered(job, { order: placeBefore(others, before, draw) })]
}

export function setRankOfJob(document: MapDocument, id: string, rank: Job['rank']): Change[] {
  const job = document.find('job', id)
  return job && job.rank !== rank ? [altered(job, { rank })] : []
}

/** With all that stands on it. */
export function removeJob(document: MapDocument, id: string): Change[] {
  return document.find('job', id) ? [{ remove: id }] : []
}

export function addOutcome(document: MapDocument, draw: Draw, job: string, text: string): Change[] {
  const outcomes = document.on('outcome', job).sort(byOrder)
  const order = placeBefore(outcomes, undefined, draw)
  const outcome: Outcome = { is: 'outcome', id: draw.id(), job, order, ...words(text) }
  return document.find('job', job) ? [{ add: outcome }] : []
}

export function rewordOutcome(document: MapDocument, id: string, text: string): Change[] {
  const outcome = document.find('outcome', id)
  return outcome && line(text) !== (outcome.text ?? '') ? [altered(outcome, { text: line(text) || undefined })] : []
}

export function removeOutcome(document: MapDocument, id: string): Change[] {
  return document.find('outcome', id) ? [{ remove: id }] : []
}

/** Moves an outcome before another one of its job or to the end; the first heads the column. */
export function moveOutcome(document: MapDocument, draw: Draw, id: string, before?: string): Change[] {
  const outcome = document.find('outcome', id)
  const outcomes = outcome ? document.on('outcome', outcome.job).sort(byOrder) : []
  const at = outcomes.findIndex((other) => other.id === id)
  if (!outcome || before === id || outcomes[at + 1]?.id === before) {
    return []
  }
  const others = outcomes.filter((other) => other.id !== id)
  return [altered(outcome, { order: placeBefore(others, before, draw) })]
}

/** How an outcome is measured; undefined takes the measure away, and leaves what was measured. */
export function setMeasure(document: MapDocument, id: string, measure: Measure | undefined): Change[] {
  const outcome = document.find('outcome', id)
  if (!outcome) {
    return []
  }
  const change = altered(outcome, { measure })
  return 'to' in change && Object.keys(change.to).length > 0 ? [change] : []
}

/** `on` is a day, such as 2026-05-31. */
export function addMeasurement(
  document: MapDocument,
  draw: Draw,
  outcome: string,
  value: number,
  on: string,
  source = '',
): Change[] {
  const made: Measurement = { is: 'measurement', id: draw.id(), outcome, value, on, ...(source && { source }) }
  return document.find('outcome', outcome) && Number.isFinite(value) ? [{ add: made }] : []
}

/** Lets a finding of a rule be: the words that it is about are kept. `on` is what the finding is about. */
export function dismiss(document: MapDocument, draw: Draw, on: string, rule: string, words = '', reason = ''): Change[] {
  const kept = line(words)
  const known = document.on('dismissal', on).some((one) => one.rule === rule && (one.words ?? '') === kept)
  const made: Dismissal = { is: 'dismissal', id: draw.id(), on, rule, ...(kept && { words: kept }), ...(reason.trim() && { reason: reason.trim() }) }
  return document.has(on) && !known ? [{ add: made }] : []
}

/** The text that lost takes the place of the one that won; history keeps that. */
export function keepAlternative(document: MapDocument, id: string): Change[] {
  const alternative = document.find('alternative', id)
  const on = alternative && document.get(alternative.on)
  return alternative && on ? [altered(on, { [alternative.field]: alternative.text }), { remove: id }] : []
}

export function dropAlternative(document: MapDocument, id: string): Change[] {
  return document.find('alternative', id) ? [{ remove: id }] : []
}

export function addComment(document: MapDocument, draw: Draw, on: string, text: string, guests = false): Change[] {
  const comment: Comment = { is: 'comment', id: draw.id(), on, text: text.trim(), ...(guests && { guests }) }
  return document.has(on) && comment.text !== '' ? [{ add: comment }] : []
}

export function resolveComment(document: MapDocument, id: string, resolved = true): Change[] {
  const comment = document.find('comment', id)
  return comment ? [altered(comment, { resolved: resolved ? true : undefined })] : []
}

/** Lets guests see a comment, or keeps it among the team. */
export function shareComment(document: MapDocument, id: string, guests: boolean): Change[] {
  const comment = document.find('comment', id)
  return comment ? [altered(comment, { guests: guests ? true : undefined })] : []
}

export function removeComment(document: MapDocument, id: string): Change[] {
  return document.find('comment', id) ? [{ remove: id }] : []
}

function jobsOf(document: MapDocument): Job[] {
  return [...document.all('job')].sort(byOrder)
}

function placeBefore(list: readonly { id: string; order: string }[], before: string | undefined, draw: Draw): string {
  const at = before === undefined ? -1 : list.findIndex(({ id }) => id === before)
  const end = at < 0 ? list.length : at
  return between(list[end - 1]?.order, list[end]?.order, draw.suffix)
}

/** A statement stands on one line. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function words(text: string): { text?: string } {
  return line(text) ? { text: line(text) } : {}
}
