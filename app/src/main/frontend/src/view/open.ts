import { Checks, askServer } from '../live/checks'
import { openMap } from '../live/open'
import type { ScreenOptions } from './screen'
import { wordsFrom } from './words'

/** What the server wrote for the script of a screen, and the session of its map. */
export async function openOptions(): Promise<ScreenOptions> {
  const root = document.getElementById('main')!
  const { document: map = '', me: person = '', name = '', colour = '', may = '', icons = '', words = '', checks = '[]' } = root.dataset
  return {
    root,
    session: await openMap(map, { person, name }),
    checks: new Checks(askServer(map), JSON.parse(checks)),
    words: wordsFrom(words, document.documentElement.lang || 'en'),
    icons,
    customerId: map,
    me: { person, name, colour },
    may: new Set(may.split(' ')),
  }
}
