import type { JobScreen } from './page'

/** First wordings, made by the server from the job, its outcome and what pushes. Blank where there is nothing to make them of. */
export interface Drafts {
  readonly statement: { readonly situation: string; readonly motivation: string; readonly outcome: string }
  readonly sentence: string
  readonly headline: string
}

const NOTHING: Drafts = { statement: { situation: '', motivation: '', outcome: '' }, sentence: '', headline: '' }

/** `type`: of customer that a statement is for; `to`: whom a promise is made to; `partners` of a joint one. */
export async function draftsOf(
  { map, job }: JobScreen,
  { type = '', to = '', partners = [] }: { type?: string; to?: string; partners?: readonly string[] },
): Promise<Drafts> {
  const asked = new URLSearchParams([['type', type], ['to', to], ...partners.map((one) => ['partner', one])])
  const answer = await fetch(`${map}/jobs/${job}/drafts?${asked}`, { headers: { Accept: 'application/json' } }).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as Drafts) : NOTHING
}
