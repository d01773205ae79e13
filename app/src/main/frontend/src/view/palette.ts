import { html, nothing, render } from 'lit'
import { served } from '../live/address'
import type { Item } from './menus'
import { icon } from './scene'
import type { Words } from './words'

const PAUSE = 150
const SHOWN = 60

/** Something found in a map of the workspace, as `GET /search?q=` answers it. */
interface Found {
  readonly title: string
  readonly detail?: string
  readonly href: string
}

/** What a palette needs of the page that it opens over; `focusOnDraw` is called when it has closed. */
export interface Opener {
  readonly options: { readonly icons: string }
  readonly words: Words
  focusOnDraw(): void
}

/** A list to choose from by typing: commands and what the search over all maps finds, or where to move notes. */
export class Palette {
  private items: readonly Item[] = []
  private found: readonly Item[] = []
  private query = ''
  private at = 0
  private title = ''
  private searches = false
  private failed = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0

  constructor(
    private readonly board: Opener,
    private readonly host: HTMLElement,
  ) {}

  open(title: string, items: readonly Item[], searches: boolean): void {
    Object.assign(this, { title, items, searches, found: [], query: '', at: 0, failed: false })
    this.draw()
    const dialog = this.dialog!
    dialog.showModal?.()
    const field = dialog.querySelector('input')!
    field.value = ''
    field.focus()
  }

  private get dialog(): HTMLDialogElement | null {
    return this.host.querySelector('dialog')
  }

  private get shown(): readonly Item[] {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean)
    const says = ({ label, note = '', group = '' }: Item) => `${label} ${note} ${group}`.toLowerCase()
    return [...this.items.filter((item) => words.every((word) => says(item).includes(word))).slice(0, SHOWN), ...this.found]
  }

  private draw(): void {
    const { board, title } = this
    const shown = this.shown
    const nothingFound = shown.length === 0 && this.query !== ''
    render(
      html`<dialog class="sheet pop palette" aria-label=${title} @close=${() => board.focusOnDraw()} @click=${this.outside}><div class="sheet-head">${icon(board.options, 'search')}<input type="search" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" aria-label=${title} aria-activedescendant=${shown[this.at] ? 'palette-' + this.at : nothing} placeholder=${this.searches ? board.words('palette.placeholder') : title} autocomplete="off" spellcheck="false" @input=${this.typed} @keydown=${this.key}></div><div role="listbox" id="palette-list" aria-label=${title}>${groups(shown).map(
        ([group, items]) =>
          html`<div role="group" aria-label=${group || title}>${group ? html`<p class="meta" aria-hidden="true" dir="auto">${group}</p>` : nothing}${items.map(([item, i]) => this.option(item, i))}</div>`,
      )}</div>${nothingFound ? html`<p class="nothing" role="status">${this.failed ? board.words('palette.failed') : board.words('palette.nothing', this.query)}</p>` : nothing}</dialog>`,
      this.host,
    )
    this.host.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  private option(item: Item, i: number) {
    return html`<div role="option" id=${'palette-' + i} aria-selected=${i === this.at} @click=${() => this.take(item)} @pointermove=${() => this.hover(i)}>${
      item.icon ? icon(this.board.options, item.icon, 'icon-14') : nothing
    }<span dir="auto">${item.label}</span>${item.note ? html`<span class="meta">${item.note}</span>` : item.key ? html`<kbd class="meta">${item.key.replace('Mod', 'Ctrl')}</kbd>` : nothing}</div>`
  }

  private take(item: Item): void {
    this.dialog?.close()
    item.run()
  }

  private hover(i: number): void {
    if (i !== this.at) {
      this.at = i
      this.draw()
    }
  }

  private readonly outside = (event: Event) => event.target === this.dialog && this.dialog?.close()

  private readonly key = (event: KeyboardEvent) => {
    const count = this.shown.length
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && count > 0) {
      event.preventDefault()
      this.at = (this.at + by + count) % count
      this.draw()
    } else if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault() // a search field would be emptied first
      this.dialog?.close()
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      const item = this.shown[this.at]
      if (item) {
        this.take(item)
      }
    }
  }

  private readonly typed = (event: Event) => {
    this.query = (event.target as HTMLInputElement).value.trim()
    this.at = 0
    clearTimeout(this.timer)
    if (this.searches && this.query.length > 1) {
      this.timer = setTimeout(() => void this.search(this.query), PAUSE)
    } else {
      this.found = []
    }
    this.draw()
  }

  private async search(query: string): Promise<void> {
    const mine = ++this.asked
    const answer = await fetch(served('/search?q=' + encodeURIComponent(query)), { headers: { Accept: 'application/json' } }).catch(() => undefined)
    const found = answer?.ok ? ((await answer.json()) as { found: readonly Found[] }).found : undefined
    if (mine !== this.asked || query !== this.query) {
      return
    }
    this.failed = found === undefined
    const group = this.board.words('palette.found')
    this.found = (found ?? []).map(({ title, detail, href }) => ({
      label: title,
      group,
      icon: 'search',
      ...(detail && { note: detail }),
      run: () => location.assign(href),
    }))
    this.draw()
  }
}

/** The items by their group, in the order in which they come, each with its place in the whole list. */
function groups(items: readonly Item[]): [group: string, items: [Item, number][]][] {
  const all = new Map<string, [Item, number][]>()
  items.forEach((item, i) => {
    const group = item.group ?? ''
    all.set(group, [...(all.get(group) ?? []), [item, i]])
  })
  return [...all]
}
