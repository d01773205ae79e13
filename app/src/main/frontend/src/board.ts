import './view/board.css'
import { Adviser, askGuidance } from './live/adviser'
import { Checks, askServer } from './live/checks'
import { openMap } from './live/open'
import { isGuest } from './model/rights'
import { Board } from './view/board'
import { lettersOf } from './view/letters'
import { wordsFrom } from './view/words'

/** The page of one map: the server has painted it; this makes it live. */
const root = document.getElementById('main')!
const { document: map = '', me: person = '', name = '', colour = '', may = '', icons = '', words = '', checks = '[]', letters } = root.dataset

const adviser = new Adviser(askGuidance(map))
if (!isGuest(person)) {
  adviser.changed()
}
const session = await openMap(map, { person, name })
new Board({
  root,
  session,
  adviser,
  checks: new Checks(askServer(map), JSON.parse(checks)),
  words: wordsFrom(words, document.documentElement.lang || 'en'),
  icons,
  customerId: map,
  me: { person, name, colour },
  may: new Set(may.split(' ')),
  letters: lettersOf(letters),
})
performance.mark('board-live') // for the measurements of BoardSpeedTest
