import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { STEPS } from '../../model/elements'
import type { Change, Offering, Promised, Statement, Step } from '../../model/elements'
import { addPromise, addStatement, keepVersion, removeElement, reworded, setOffering } from '../../model/method'
import { byOrder, compare } from '../../model/order'
import type { JobView, OutcomeView } from '../../model/valuemap'
import { gapOf } from '../../model/valuemap'
import { numberIn, today } from '../boxes'
import { alternatives } from '../note'
import { icon } from '../scene'
import { draftsOf } from './drafts'
import type { JobScreen } from './page'

export const PERFORMERS = ['buyer', 'customer', 'end user', 'support team', 'partner'] as const
const FIELDS = ['situation', 'motivation', 'outcome'] as const

/** The job statements (M4): situation, motivation and expected outcome, one to a type of customer. */
export function jobStatements(screen: JobScreen) {
  const { words, session, job } = screen
  const told = session.document.on('statement', job).sort((a, b) => compare(a.type ?? '', b.type ?? ''))
  const own: Partial<Statement> = told.some(({ type }) => !type) ? {} : { type: '' }
  const all: Partial<Statement>[] = 'type' in own ? [own, ...told] : told
  const types = PERFORMERS.filter((type) => type !== 'customer' && !told.some((one) => one.type === type))
  return html`<section id="job-statement" tabindex="-1" aria-labelledby="s-statement"><div class="row"><h2 class="h-section" id="s-statement">${words('statement.title')}</h2><span class="grow"></span>${
    screen.mayEdit ? html`<button class="btn btn-quiet btn-sm" type="button" @click=${() => void draft(screen, '')}>${words('statement.draft')}</button>` : nothing
  }</div>${all.map((one) => statementOf(screen, one))}${
    screen.mayEdit && types.length > 0
      ? html`<select class="adds" aria-label=${words('statement.add')} @change=${(event: Event) => void draft(screen, taken(event))}><option value="" selected>${words('statement.add')}</option>${types.map(
          (type) => html`<option value=${type}>${words('performer.' + type.replace(' ', '-'))}</option>`,
        )}</select>`
      : nothing
  }</section>`
}

/** The choice that was made, which goes back to none. */
function taken(event: Event): string {
  const select = event.target as HTMLSelectElement
  const { value } = select
  select.value = ''
  return value
}

/** Fills what is blank from the job, its outcome and what pushes. */
async function draft(screen: JobScreen, type: string): Promise<void> {
  const { session, words, job } = screen
  const drafted = await draftsOf(screen, { type })
  const known = session.document.on('statement', job).find((one) => (one.type ?? '') === type)
  const changes: Change[] = known
    ? FIELDS.flatMap((field) => (known[field] || !drafted.statement[field] ? [] : reworded(known.id, 'statement', field, '', drafted.statement[field])))
    : addStatement(session.document, session.draw, job, { type, ...drafted.statement })
  screen.editWithToast(changes, words('statement.drafted'))
}

function statementOf(screen: JobScreen, told: Partial<Statement>) {
  const { words, session, job } = screen
  const { id, type = '' } = told
  const change = (field: (typeof FIELDS)[number]) => (text: string, base: string) =>
    id ? reworded(id, 'statement', field, base, text) : addStatement(session.document, session.draw, job, { type, [field]: text })
  return html`${
    type
      ? html`<p class="meta for-type">${words('statement.for', type)}${
          screen.mayEdit && id
            ? html` <button class="tool" type="button" aria-label=${words('statement.remove', type)} @click=${() => screen.editWithToast(removeElement(session.document, id), words('statement.removed'))}>${icon(screen, 'x', 'icon-12')}</button>`
            : nothing
        }</p>`
      : nothing
  }<dl class="jobstmt">${FIELDS.map(
    (field) =>
      html`<div><dt>${words('statement.' + field)}</dt><dd>${screen.editor.field({
        key: `${job}/statement/${type}/${field}`,
        text: told[field] ?? '',
        label: words('statement.' + field),
        blank: words(`statement.${field}.blank`),
        most: 2_000,
        change: change(field),
      })}${told[field] ? solution(screen, told[field]) : nothing}</dd></div>`,
  )}</dl>${id ? alternatives(screen, screen.alternatives(id)) : nothing}`
}

/** A job statement names no product. */
function solution(screen: JobScreen, text: string) {
  const found = screen.options.checks.of('job', text)?.findings.find(({ rule }) => rule === 'mentions-solution')
  return found ? html`<small class="said-of">${icon(screen, 'info', 'icon-12')} ${found.message}</small>` : nothing
}

/** The value promises (M5), one to each performer; a joint one names what two partners bring. */
export function promises(screen: JobScreen, shown: JobView) {
  const { words, session, job } = screen
  const all = session.document.on('promise', job).sort(byOrder)
  return html`<section class="promises" id="promises" tabindex="-1" aria-labelledby="s-promises"><div class="row"><h2 class="h-section" id="s-promises">${words('promise.title')}</h2><span class="grow"></span>${
    screen.mayEdit ? adders(screen) : nothing
  }</div>${all.length === 0 ? html`<p class="meta">${words('promise.none')}</p>` : nothing}${repeat(all, ({ id }) => id, (one) => promise(screen, one, shown.outcomes[0]))}</section>`
}

function adders(screen: JobScreen) {
  const { words } = screen
  const add = async (to: string, offerings?: Offering[]) => {
    const { session, job } = screen
    const drafted = await draftsOf(screen, { to })
    const level = levelOf(screen)
    screen.editWithToast(addPromise(session.document, session.draw, job, { to, text: drafted.sentence, level, ...(offerings && { offerings }) }), words('promise.drafted'))
  }
  return html`<select class="adds" aria-label=${words('promise.to.choose')} @change=${(event: Event) => void add(taken(event))}><option value="" selected>${words('promise.to.choose')}</option>${PERFORMERS.map(
    (to) => html`<option value=${to}>${words('performer.' + to.replace(' ', '-'))}</option>`,
  )}</select><button class="btn btn-quiet btn-sm" type="button" @click=${() => void add('customer', [{}, {}])}>${words('promise.joint.add')}</button>`
}

/** The promised value of the heading outcome, as a level. */
function levelOf({ view, index, words }: JobScreen): string {
  const { measure } = view.jobs[index]?.outcomes[0]?.outcome ?? {}
  return measure?.promised === undefined ? '' : `${words('number', measure.promised)} ${measure.unit ?? ''}`.replaceAll(/[\u2068\u2069]/g, '').trim()
}

function promise(screen: JobScreen, told: Promised, heading: OutcomeView | undefined) {
  const { words } = screen
  const field = (name: 'text' | 'level' | 'to', label: string, blank: string, most: number) => ({
    key: `promise/${told.id}/${name}`,
    text: told[name] ?? '',
    label: words(label),
    blank: words(blank),
    isLine: name !== 'text',
    most,
    change: (text: string, base: string) => reworded(told.id, 'promise', name, base, text),
  })
  const state = achieved(heading, told.level ?? '')
  const joint = told.offerings ?? []
  return html`<article class="promise" id=${'p-' + told.id}><div class="row"><h3 class="meta">${words(joint.length > 0 ? 'promise.joint' : 'promise.own', performer(screen, told.to ?? ''))}</h3><span class="grow"></span>${tools(screen, told)}</div>${screen.editor.field(field('text', 'promise.text', 'promise.text.blank', 2_000), 'promise-text')}${alternatives(screen, screen.alternatives(told.id))}<div class="level"><span class="meta">${words('promise.level')}</span>${screen.editor.field(field('level', 'promise.level', 'promise.level.blank', 200), 'num')}<span class="meta">${words('promise.achieved')}</span><span class="num">${reached(screen, heading)}</span><span class=${'tag ' + TAGS[state]}>${words('promise.' + state)}</span></div>${
    joint.length > 0 ? html`<ul class="offerings">${([0, 1] as const).map((at) => offering(screen, told, joint[at] ?? {}, at))}</ul>` : nothing
  }${(told.kept ?? []).length > 0 ? versions(screen, told) : nothing}</article>`
}

const TAGS = { kept: 'tag-delivered', 'not-yet': 'tag-gap', unmeasured: 'tag-line' }

/** Whether a promise is kept: what was measured is at its level or past it; where the level has no number, at the outcome's promise. */
export function achieved(heading: OutcomeView | undefined, level: string): keyof typeof TAGS {
  const { outcome, measurements = [] } = heading ?? {}
  const said = /-?\d[\d.,]*/.exec(level)?.[0]
  const promised = said ? numberIn(said.replace(/[.,]$/, '')) : outcome?.measure?.promised
  const gap = outcome && promised !== undefined ? gapOf({ ...outcome, measure: { ...outcome.measure, promised } }, measurements) : null
  return gap === null ? 'unmeasured' : gap === 0 ? 'kept' : 'not-yet'
}

function reached({ words }: JobScreen, heading: OutcomeView | undefined): string {
  const last = heading?.measurements.at(-1)
  return last ? words('promise.reached', last.value, heading!.outcome.measure?.unit ?? '') : words('gap.none')
}

function performer({ words }: JobScreen, to: string): string {
  return (PERFORMERS as readonly string[]).includes(to) ? words('performer.' + to.replace(' ', '-')) : to || words('performer.customer')
}

function tools(screen: JobScreen, told: Promised) {
  const { words, session } = screen
  const button = (label: string, sign: string, click: () => void) =>
    html`<button class="btn btn-quiet btn-sm" type="button" @click=${click}>${icon(screen, sign, 'icon-14')} ${words(label)}</button>`
  const copy = () => void navigator.clipboard.writeText(told.text ?? '').then(() => screen.tell.say(words('live.copied')))
  const keep = () => {
    const isNew = screen.edit(keepVersion(session.document, told.id, today()), words('promise.keep'))
    screen.tell.say(words(isNew ? 'promise.kept-now' : 'promise.kept-before'))
  }
  return html`${button('promise.copy', 'copy', copy)}${
    screen.mayEdit
      ? html`${button('promise.redraft', 'edit', () => void redraft(screen, told))}${button('promise.keep', 'history', keep)}<button class="tool" type="button" aria-label=${words('promise.remove')} @click=${() => screen.editWithToast(removeElement(session.document, told.id), words('promise.removed'))}>${icon(screen, 'x', 'icon-12')}</button>`
      : nothing
  }${told.offerings?.length ? html`<a class="btn btn-quiet btn-sm" href=${`${screen.map}/promises/${told.id}.pdf`} download>${icon(screen, 'download', 'icon-14')} ${words('promise.pdf')}</a>` : nothing}`
}

/** The other form than the one that stands there; the words before are one undo away. */
async function redraft(screen: JobScreen, told: Promised): Promise<void> {
  const partners = (told.offerings ?? []).map(({ partner, name }) => partner || name || '').filter(Boolean)
  const { sentence, headline } = await draftsOf(screen, { to: told.to ?? '', partners })
  const text = told.text === sentence ? headline : sentence
  screen.editWithToast(reworded(told.id, 'promise', 'text', told.text ?? '', text), screen.words('promise.drafted'))
}

function offering(screen: JobScreen, told: Promised, brought: Offering, at: 0 | 1) {
  const { words, session } = screen
  const set = (change: Offering) => setOffering(session.document, told.id, at, { ...brought, ...change })
  const field = (name: 'partner' | 'name') =>
    screen.editor.field({
      key: `promise/${told.id}/${at}/${name}`,
      text: brought[name] ?? '',
      label: words(`promise.offering.${name}`, at + 1),
      blank: words(`promise.offering.${name}`, at + 1),
      isLine: true,
      most: 200,
      change: (text) => set({ [name]: text }),
    })
  const choose = (event: Event) => {
    const { step: _, ...rest } = brought
    const step = (event.target as HTMLSelectElement).value as Step | ''
    screen.edit(setOffering(session.document, told.id, at, step ? { ...rest, step } : rest), words('job-map.placed'))
  }
  return html`<li>${field('partner')}${field('name')}${
    screen.mayEdit
      ? html`<select class="step-of" aria-label=${words('promise.offering.step', at + 1)} @change=${choose}><option value="" ?selected=${!brought.step}>${words('job-map.no-step')}</option>${STEPS.map(
          (step) => html`<option value=${step} ?selected=${brought.step === step}>${words('job-map.' + step)}</option>`,
        )}</select>`
      : html`<span class="meta">${brought.step ? words('job-map.' + brought.step) : words('job-map.no-step')}</span>`
  }</li>`
}

function versions({ words }: JobScreen, { kept = [] }: Promised) {
  return html`<details class="more"><summary>${words('promise.versions', kept.length)}</summary><ol class="versions">${[...kept].reverse().map(
    (one) => html`<li><p dir="auto">${one.text}</p><p class="meta">${one.on ? html`<time>${one.on}</time>` : nothing} ${one.level ?? ''}</p></li>`,
  )}</ol></details>`
}
