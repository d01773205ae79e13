import messages from '../../../resources/messages.properties?raw'
import sample from '../../../../test/resources/board/sample.json?raw'
import checks from '../../../../test/resources/board/sample-checks.json?raw'
import type { Check } from '../model/checks'
import { MapDocument } from '../model/document'
import type { Element } from '../model/elements'
import { read } from '../model/valuemap'
import { start } from './moves'
import type { Scene } from './scene'
import type { Words } from './words'
import { wordsFrom } from './words'

/** The messages of the board as the server writes them into the page. */
export function words(file = messages, language = 'en'): Words {
  const lines = file.split('\n').filter((line) => line.startsWith('board.'))
  return wordsFrom(lines.map((line) => line.slice('board.'.length)).join('\n'), language)
}

/** The sample world's map: Dana Okafor, three jobs, the second in focus. */
export function sampleElements(): Element[] {
  return JSON.parse(sample) as Element[]
}

/** What the writing rules say of its statements. */
export function sampleChecks(): Check[] {
  return JSON.parse(checks) as Check[]
}

export function sampleScene(changes: Partial<Scene> = {}): Scene {
  const view = read(new MapDocument(sampleElements()), 'ines')
  return {
    view,
    check: (kind, text) => sampleChecks().find((check) => check.kind === kind && check.text === text),
    words: words(),
    icons: '/icons.svg',
    customerId: 'dana',
    me: { name: 'Ines Duarte', colour: 'p-plum' },
    mayEdit: true,
    mayTakePart: true,
    mayAdd: true,
    mayKeep: true,
    isGuest: false,
    guided: true,
    job: 'prove',
    spot: start(view, 'prove'),
    selected: new Set(),
    writing: undefined,
    findings: new Map(),
    isLed: false,
    asked: undefined,
    linking: undefined,
    chain: new Set(),
    others: [],
    status: { state: 'saved', count: 0, waiting: 'short' },
    canUndo: false,
    canRedo: false,
    panel: undefined,
    isPresenting: false,
    marks: new Map(),
    ...changes,
  }
}
