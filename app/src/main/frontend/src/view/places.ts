import type { Item } from './menus'
import type { Words } from './words'

/** Where one can go from any page: the links that the navigation keeps for it (nav.jte). */
export function places(words: Words): Item[] {
  const links = document.querySelector<HTMLTemplateElement>('#places')?.content.querySelectorAll('a') ?? []
  return [...links].map((link) => ({
    label: link.textContent.trim(),
    icon: link.dataset.icon ?? 'arrow-right',
    group: words('palette.places'),
    run: () => location.assign(link.href),
  }))
}
