import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Force } from '../../model/elements'
import { addForce, judge, removeElement, reworded } from '../../model/method'
import { byOrder } from '../../model/order'
import { alternatives } from '../note'
import { calledBy, icon } from '../scene'
import { balance, together } from './balance'
import type { JobScreen } from './page'

/** The four forces with their signs, as they are read: what drives the change first, then what holds it back. */
export const KINDS: readonly { readonly kind: Force['kind']; readonly sign: string }[] = [
  { kind: 'push', sign: 'push' },
  { kind: 'pull', sign: 'pull' },
  { kind: 'inertia', sign: 'inertia' },
  { kind: 'anxieties', sign: 'anxiety' },
]

const QUESTIONS = ['struggle', 'tried', 'competitor', 'partner'] as const

/** The forces of progress on a job (M8), of all alternatives or of one: drawn, or as a table. */
export function forces(screen: JobScreen) {
  const { words, look } = screen
  const all = screen.session.document.on('force', screen.job).sort(byOrder)
  const shown = all.filter(({ alternative = '' }) => look.alternative === undefined || alternative === look.alternative)
  return html`<section class="block" id="forces" tabindex="-1" aria-labelledby="s-forces"><div class="block-head"><h2 class="h-section" id="s-forces">${words('forces.title')}</h2><p class="meta">${words('forces.lede', calledBy(screen))}</p><span class="right"><span class="seg">${asView(screen, false)}${asView(screen, true)}</span></span></div>${compared(screen, all)}${
    look.table ? table(screen, shown) : diagram(screen, shown)
  }<p class="meta judged">${words('forces.judged')}</p><ul class="asks" aria-label=${words('forces.questions')}>${QUESTIONS.map((one) => html`<li>${words('forces.ask.' + one)}</li>`)}</ul></section>`
}

function asView(screen: JobScreen, isTable: boolean) {
  const look = (event: Event) => {
    event.preventDefault()
    screen.see({ table: isTable })
  }
  return html`<a href=${isTable ? '?forces=table' : '?forces=chart'} aria-current=${screen.look.table === isTable ? 'true' : nothing} @click=${look}>${screen.words(isTable ? 'forces.table' : 'forces.chart')}</a>`
}

/** What the new way is compared with; doing nothing is always one of them. */
function compared(screen: JobScreen, all: readonly Force[]) {
  const { words, look } = screen
  const nothingDone = words('forces.doing-nothing')
  const named = [...new Set([...all.flatMap(({ alternative }) => alternative ?? []), nothingDone])]
  const choice = (alternative: string | undefined, label: string) =>
    html`<a href=${alternative === undefined ? '?' : '?alternative=' + encodeURIComponent(alternative)} dir=${alternative === undefined ? nothing : 'auto'} aria-current=${look.alternative === alternative ? 'true' : nothing} @click=${(event: Event) => {
      event.preventDefault()
      screen.see({ alternative })
    }}>${label}</a>`
  return html`<p class="compared"><span class="meta">${words('forces.compared')}</span> ${choice(undefined, words('forces.all'))}${named.map((one) => choice(one, one))}</p>`
}

function diagram(screen: JobScreen, shown: readonly Force[]) {
  const [push, pull, inertia, anxieties] = KINDS.map(({ kind, sign }) => quarter(screen, shown, kind, sign))
  return html`<div class="forces">${push}<div class="balance">${balance(screen, shown)}</div>${pull}${inertia}${anxieties}</div>`
}

function quarter(screen: JobScreen, shown: readonly Force[], kind: Force['kind'], sign: string) {
  const { words, session, job, look } = screen
  const sum = together(shown, kind)
  const adding = {
    key: `${job}/${kind}/new`,
    text: '',
    label: words(`forces.${kind}.add`),
    blank: words(`forces.${kind}.add`),
    adds: true,
    most: 2_000,
    change: (text: string) => addForce(session.document, session.draw, job, kind, text, look.alternative),
  }
  return html`<section class=${'force f-' + kind} aria-labelledby=${'f-' + kind} tabindex="-1"><h3 id=${'f-' + kind}>${icon(screen, sign)} ${words('forces.' + kind)} <small>${words(`forces.${kind}.of`)}</small><span class="num">${sum === null ? '' : words('number', sum)}</span></h3><ul>${repeat(
    shown.filter((force) => force.kind === kind),
    ({ id }) => id,
    (force) => line(screen, force),
  )}${screen.mayEdit ? html`<li class="add">${screen.editor.field(adding)}</li>` : nothing}</ul></section>`
}

function line(screen: JobScreen, force: Force) {
  const { words, session } = screen
  const written = {
    key: `force/${force.id}`,
    text: force.text,
    label: words('forces.' + force.kind),
    most: 2_000,
    change: (text: string, base: string) => (text ? reworded(force.id, 'force', 'text', base, text) : removeElement(session.document, force.id)),
  }
  return html`<li><div>${screen.editor.field(written)}${alternatives(screen, screen.alternatives(force.id))}${versus(screen, force)}</div>${strength(screen, force)}</li>`
}

/** What a force speaks of, such as a spreadsheet. */
function versus(screen: JobScreen, force: Force) {
  const { words } = screen
  const { id, alternative = '' } = force
  return screen.mayEdit || alternative
    ? screen.editor.field(
        {
          key: `force/${id}/alternative`,
          text: alternative,
          label: words('forces.alternative', force.text),
          blank: words('forces.alternative.blank'),
          isLine: true,
          most: 200,
          change: (text, base) => reworded(id, 'force', 'alternative', base, text),
        },
        'versus meta',
      )
    : nothing
}

function strength(screen: JobScreen, force: Force) {
  const { words, session } = screen
  const said = force.strength === undefined ? words('forces.unjudged') : words('forces.strength', force.strength)
  const choose = (event: Event) => {
    const value = Number((event.target as HTMLSelectElement).value)
    screen.edit(judge(session.document, force.id, value || undefined), words('forces.judge'))
  }
  return screen.mayEdit
    ? html`<select class="step-of num" aria-label=${words('forces.strength-of', force.text)} @change=${choose}><option value="" ?selected=${force.strength === undefined}>${words('forces.unjudged')}</option>${[1, 2, 3, 4, 5].map(
        (value) => html`<option value=${value} ?selected=${force.strength === value}>${words('forces.strength', value)}</option>`,
      )}</select>`
    : html`<span class="meta num">${said}</span>`
}

function table({ words }: JobScreen, shown: readonly Force[]) {
  const row = (force: Force) =>
    html`<tr><th scope="row">${words('forces.' + force.kind)}</th><td dir="auto">${force.text}</td><td dir="auto">${force.alternative ?? ''}</td><td class="right num">${
      force.strength === undefined ? words('forces.unjudged') : words('number', force.strength)
    }</td></tr>`
  return html`<table class="table forces-table" tabindex="0"><thead><tr><th scope="col">${words('forces.force')}</th><th scope="col">${words('forces.said')}</th><th scope="col">${words('forces.compared-with')}</th><th scope="col" class="right">${words('forces.judgement')}</th></tr></thead><tbody>${KINDS.flatMap(
    ({ kind }) => shown.filter((force) => force.kind === kind).map(row),
  )}</tbody></table>`
}
