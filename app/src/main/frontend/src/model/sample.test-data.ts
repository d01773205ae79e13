import type { Category, Element, Note } from './elements'

/** Part of the sample world: Dana Okafor's second job, with a chain from friction to opportunity. */
export function sample(): Element[] {
  return [
    { is: 'customer', id: 'customer', name: 'Dana Okafor', position: 'Head of Information Security' },
    { is: 'job', id: 'protect', order: 'UU1a1', rank: 'main', text: 'Protect patient records from exposure' },
    { is: 'job', id: 'prove', order: 'UU2a1', rank: 'main', text: 'Prove compliance before the audit deadline' },
    {
      is: 'outcome',
      id: 'assemble',
      job: 'prove',
      order: 'UU1a1',
      text: 'Minimize the time to assemble audit evidence',
      measure: { unit: 'hours per audit', baseline: 40, promised: 8 },
    },
    { is: 'measurement', id: 'm1', outcome: 'assemble', value: 40, on: '2026-01-31' },
    { is: 'measurement', id: 'm2', outcome: 'assemble', value: 26, on: '2026-05-31' },
    note('split-by-hand', 'friction', 'UU1a1', 'Export stops at 10,000 rows, so the trail is split by hand', true),
    note('layouts', 'friction', 'UU2a1', 'Every auditor wants a different layout', true),
    note('chased', 'friction', 'UU3a1', 'Approvers have to be chased by email'),
    note('cannot-export', 'value-gap', 'UU1a1', 'I can’t export the audit trail before the deadline', true),
    note('nightly', 'internal-processes', 'UU1a1', 'Exports run in one nightly batch', true),
    note('audit-pack', 'opportunities', 'UU1a1', 'Audit pack the auditor can open without us', true),
    { is: 'link', id: 'link-1', one: 'cannot-export', other: 'split-by-hand' },
    { is: 'link', id: 'link-2', one: 'nightly', other: 'split-by-hand' },
    { is: 'link', id: 'link-3', one: 'audit-pack', other: 'nightly' },
    { is: 'vote', id: 'v1', note: 'split-by-hand', by: INES },
    { is: 'imported-votes', id: 'v2', note: 'split-by-hand', count: 7 },
  ]
}

export const INES = { person: 'ines', name: 'Ines Duarte', at: '2026-06-01T09:00:00Z' }
export const YUKI = { person: 'yuki', name: 'Yuki Tanaka', at: '2026-06-01T09:00:05Z' }

export function note(id: string, category: Category, order: string, text: string, key?: true, job = 'prove'): Note {
  return { is: 'note', id, place: { job, category, order }, text, ...(key && { key }), by: INES }
}
