import { html, nothing } from 'lit'
import { served } from '../live/address'
import { crumbs, people } from './bar'
import { banner, saved } from './saving'
import { icon } from './scene'
import type { Screen } from './screen'

/** The head of a screen beside the board: where one is, whether all is saved, who is here; then the map's other screens. */
export function screenBar(screen: Screen, here: string, current: string) {
  const { options } = screen
  return html`<header class="bar"><div class="crumbs">${crumbs(screen, options.customerId)}<span aria-current="page">${here}</span></div>${saved(screen)}<span class="grow"></span>${people(screen)}${
    screen.mayEdit ? [html`<span class="bar-sep"></span>`, again(screen, 'undo'), again(screen, 'redo')] : nothing
  }</header>${tabs(screen, current)}${banner(screen)}`
}

function again(screen: Screen, command: 'undo' | 'redo') {
  const { words, session } = screen
  const label = command === 'undo' ? session.undoLabel : session.redoLabel
  return html`<button class="btn btn-quiet btn-icon btn-sm" type="button" data-do=${command} aria-label=${words(command)} title=${words(command)} ?disabled=${label === undefined}>${icon(screen, command)}</button>`
}

function tabs({ words, options, view }: Screen, current: string) {
  const map = served('/maps/' + options.customerId)
  const tab = (href: string, label: string, title: unknown = nothing) =>
    html`<a href=${href} title=${title} aria-current=${href === current ? 'page' : nothing}>${label}</a>`
  return html`<nav class="tabs" aria-label=${words('tabs')}>${tab(map, words('crumb.map'))}${tab(map + '/empathy', words('empathy.title'))}${view.jobs.map(({ job }, i) =>
    tab(`${map}/jobs/${job.id}`, words('job-page.tab', i + 1), job.text ?? nothing),
  )}</nav>`
}
