import { Palette } from './view/palette'
import { places } from './view/places'
import { wordsFrom } from './view/words'

/** The search over all maps and the ways to everywhere, on every page with the full navigation (nav.jte). */
const { lang, dataset } = document.documentElement
const words = wordsFrom(document.querySelector<HTMLElement>('#places')?.dataset.words ?? '', lang || 'en')
const palette = new Palette(
  { options: { icons: dataset.icons ?? '' }, words, focusOnDraw: () => {} }, // the dialog gives the keyboard back itself
  document.body.appendChild(document.createElement('div')),
)
const open = () => palette.open(words('palette.title'), places(words), true)

for (const button of document.querySelectorAll('[data-find]')) {
  button.addEventListener('click', open)
  const key = button.querySelector('kbd')
  if (key && /mac|iphone|ipad/i.test(navigator.platform)) {
    key.textContent = '⌘K'
  }
}
document.addEventListener('keydown', (event) => {
  const alone = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (alone && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    open()
  }
})
