import { html, nothing } from 'lit'
import { open, wordsOf } from '../../model/checks'
import type { Check, Finding } from '../../model/checks'
import { dismiss } from '../../model/commands'
import { reworded } from '../../model/method'
import type { JobView } from '../../model/valuemap'
import { icon } from '../scene'
import type { JobScreen } from './page'

/** What the writing rules say of the job and of the outcome that heads it: what is right as well, so that the method is learned by reading. */
export function checks(screen: JobScreen, { job, outcomes }: JobView) {
  const heading = outcomes[0]?.outcome
  return html`<section aria-labelledby="s-checks" tabindex="-1"><h2 class="h-section" id="s-checks">${screen.words('checks.title')}</h2>${list(screen, 'job', job.id, job.text)}${
    heading ? list(screen, 'outcome', heading.id, heading.text) : nothing
  }</section>`
}

function list(screen: JobScreen, kind: 'job' | 'outcome', id: string, text: string | undefined) {
  const { words, session, options } = screen
  const check = text ? options.checks.of(kind, text) : undefined
  if (!check) {
    return html`<p class="meta">${words(text ? 'checks.waiting' : `checks.blank.${kind}`)}</p>`
  }
  const found = open(check, session.document.on('dismissal', id))
  const letBe = check.findings.filter((finding) => !found.includes(finding))
  return html`<p class="meta">${words(kind === 'job' ? 'job.todo' : 'job.outcome')}</p><ul class="checks">${found.map(
    (finding) => hint(screen, kind, id, check, finding),
  )}${letBe.map((finding) => html`<li class="is-kept">${icon(screen, 'dash-circle')}<span>${words('rule.' + finding.rule)}<small>${words('checks.kept')}</small></span></li>`)}${
    check.passed.map((rule) => html`<li>${icon(screen, 'check')}<span>${words('rule.' + rule)}</span></li>`)
  }</ul>`
}

/** A finding, with its rewrite where there is one, and the way to let it be. */
function hint(screen: JobScreen, kind: 'job' | 'outcome', id: string, check: Check, finding: Finding) {
  const { words, session } = screen
  const [, what, why] = /^(.*?[.?!؟])\s*(.*)$/s.exec(finding.message) ?? [, finding.message, '']
  const use = () => screen.editWithToast(reworded(id, kind, 'text', check.text, finding.rewrite!), words('lint.used'))
  const keep = () => screen.edit(dismiss(session.document, session.draw, id, finding.rule, wordsOf(check, finding)), words('lint.kept'))
  return html`<li class="is-hint">${icon(screen, 'info')}<span>${what}<small>${why}${
    screen.mayEdit
      ? html`${finding.rewrite ? html` <button class="linkish" type="button" @click=${use}>${words('checks.try', finding.rewrite)}</button>` : nothing} <button class="linkish" type="button" @click=${keep}>${words('checks.keep')}</button>`
      : nothing
  }</small></span></li>`
}
