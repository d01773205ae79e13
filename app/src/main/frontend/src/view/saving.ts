/** Whether changes are saved: what the screens of a map say of it, and what there is to do where they are not. */
import { html, nothing } from 'lit'
import { served } from '../live/address'
import type { MapSession } from '../live/session'
import type { Status } from '../live/status'
import type { Announcer } from './announce'
import type { Scene } from './scene'
import { icon } from './scene'
import type { Words } from './words'

type Shown = Pick<Scene, 'words' | 'icons' | 'status' | 'isGuest'>

const ICON_OF = {
  saved: 'check-circle',
  back: 'check-circle',
  saving: 'clock',
  offline: 'alert',
  'not-saved': 'alert',
  'read-only': 'lock',
}

/** The chip in the bar. */
export function saved(scene: Shown) {
  const { words, status } = scene
  return html`<span class="saved" role="status" data-state=${status.state}>${icon(scene, ICON_OF[status.state])} ${words(messageOf(status), status.count)}</span>${statusAct(scene)}`
}

function messageOf({ state, unkept, reason }: Status): string {
  return `status.${state}${unkept && state === 'not-saved' ? '.unkept' : reason === 'not-allowed' ? '.not-allowed' : ''}`
}

function statusAct({ words, isGuest, status: { act } }: Shown) {
  return act === undefined || act === 'decide'
    ? nothing
    : act === 'sign-in' && isGuest
      ? html`<a class="linkish" href=${served('/guest')}>${words('status.act.guest')}</a>`
    : act === 'copy'
      ? html`<button class="linkish" type="button" data-do="copy-unsaved">${words('status.act.copy')}</button>`
      : html`<a class="linkish" href=${act === 'sign-in' ? served('/sign-in') : location.href}>${words('status.act.' + act)}</a>`
}

/** What the chip alone would be too quiet for: a question, or changes that nobody has acknowledged for long. */
export function banner(scene: Shown) {
  const { words, status } = scene
  if (status.act === 'decide') {
    const { earlier = 0 } = status
    return html`<div class="banner" role="alert">${icon(scene, 'alert')}<p><b>${words('banner.restored')}</b> ${words('banner.earlier', earlier)}</p>${button(words('banner.send', earlier), 'send-earlier')}${button(words('status.act.copy'), 'copy-unsaved')}${button(words('banner.drop', earlier), 'drop-earlier')}</div>`
  }
  const { state, count, reason, waiting, unkept, act } = status
  if (act || (reason !== 'blocked' && (waiting !== 'stuck' || count === 0))) {
    return nothing
  }
  const waits = count > 0 ? words(unkept ? 'banner.unkept' : 'banner.kept', count) : ''
  return html`<div class="banner" role="alert">${icon(scene, 'alert')}<p><b>${words('banner.' + (reason === 'blocked' ? reason : state))}</b> ${waits}</p>${count > 0 ? button(words('status.act.copy'), 'copy-unsaved') : nothing}${button(words('banner.again'), 'try-again')}</div>`
}

const button = (label: string, command: string) => html`<button class="btn btn-sm" type="button" data-do=${command}>${label}</button>`

interface Saver {
  readonly session: MapSession
  readonly words: Words
  readonly tell: Announcer
}

const ACTS: Readonly<Record<string, (saver: Saver) => void>> = {
  'copy-unsaved': (saver) => void copy(saver),
  'try-again': ({ session }) => session.hurry(),
  'send-earlier': ({ session }) => session.sendEarlier(),
  'drop-earlier': ({ session }) => session.dropEarlier(),
}

/** Does what the chip and the banners offer; false where that is another command. */
export function actOnUnsaved(saver: Saver, command: string): boolean {
  ACTS[command]?.(saver)
  return command in ACTS
}

/** Texts that have not been saved, for pasting somewhere safe. */
async function copy({ session, words, tell }: Saver): Promise<void> {
  await navigator.clipboard.writeText(session.unsavedTexts().join('\n'))
  tell.say(words('live.copied'))
}
