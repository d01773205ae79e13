import { html, nothing, render } from 'lit'
import { addMeasurement, setMeasure } from '../model/commands'
import type { OutcomeView } from '../model/valuemap'
import type { Board } from './board'
import { SHEET } from './keys'
import { setLetters } from './letters'
import type { Item } from './menus'
import { icon } from './scene'

/** Puts a popover under its anchor, inside the window. */
export function place(box: HTMLElement, anchor: HTMLElement | null): void {
  const at = anchor?.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = box
  const rtl = document.dir === 'rtl'
  const left = at ? (rtl ? at.right - width : at.left) : (innerWidth - width) / 2
  const below = at ? at.bottom + 4 : innerHeight / 3
  const top = at && below + height > innerHeight - 8 ? Math.max(8, at.top - height - 4) : below
  box.style.insetInlineStart = 'auto'
  box.style.left = Math.max(8, Math.min(left, innerWidth - width - 8)) + 'px'
  box.style.top = Math.max(8, Math.min(top, innerHeight - height - 8)) + 'px'
}

/** What a popover needs of the screen that it stands above. */
export type Under = Pick<Board, 'words' | 'focusOnDraw'> & { readonly options: { readonly icons: string } }

/** A popover that gives the keyboard back to the screen when it closes. */
abstract class Box<On extends Under = Board> {
  protected opener: HTMLElement | null = null

  constructor(
    protected readonly board: On,
    protected readonly host: HTMLElement,
  ) {}

  protected show(anchor: HTMLElement | null): HTMLElement | undefined {
    const box = this.host.firstElementChild as HTMLElement | null
    this.opener = document.activeElement as HTMLElement | null
    box?.showPopover?.()
    if (box) {
      place(box, anchor)
    }
    return box ?? undefined
  }

  protected hide(): void {
    ;(this.host.firstElementChild as HTMLElement | null)?.hidePopover?.()
  }

  protected readonly toggled = (event: Event) => {
    const closes = (event as ToggleEvent).newState === 'closed'
    if (closes && (document.activeElement === document.body || this.host.contains(document.activeElement))) {
      this.board.focusOnDraw()
    }
  }
}

export class MenuBox extends Box<Under> {
  private items: readonly Item[] = []

  open(anchor: HTMLElement | null, items: readonly Item[]): void {
    this.items = items
    this.hide()
    render(
      html`<div class="menu pop" role="menu" popover @toggle=${this.toggled} @keydown=${this.key}>${items.map(
        (item, i) =>
          html`<button type="button" role="menuitem" tabindex=${i === 0 ? '0' : '-1'} class=${item.isDanger ? 'is-danger' : nothing} data-item=${i} @click=${this.click}>${
            item.icon ? icon(this.board.options, item.icon, 'icon-14') : nothing
          }<span>${item.label}</span>${item.key ? html`<kbd>${item.key}</kbd>` : nothing}</button>`,
      )}</div>`,
      this.host,
    )
    this.show(anchor)?.querySelector('button')?.focus()
  }

  private readonly click = (event: Event) => {
    const item = this.items[Number((event.currentTarget as HTMLElement).dataset['item'])]
    this.hide()
    item?.run()
  }

  private readonly key = (event: KeyboardEvent) => {
    const all = [...this.host.querySelectorAll('button')]
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, Tab: -2 }[event.key]
    if (to === -2) {
      this.hide()
    } else if (to !== undefined) {
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    }
  }
}

/** How an outcome is measured: unit, baseline, promised, and the value now. */
export class MeasureBox extends Box {
  private shown: OutcomeView | undefined
  private problem: string | undefined

  open(id: string | undefined, anchor: HTMLElement | null): void {
    this.shown = this.board.view.jobs.flatMap(({ outcomes }) => outcomes).find(({ outcome }) => outcome.id === id)
    this.problem = undefined
    this.hide()
    render(nothing, this.host)
    this.draw()
    this.show(anchor)?.querySelector<HTMLElement>('input, button')?.focus()
  }

  private draw(): void {
    const { words } = this.board
    const { measure } = this.shown?.outcome ?? {}
    const number = (name: string, value: number | undefined) =>
      html`<label>${words('measure.' + name)}<input class="input" name=${name} inputmode="decimal" autocomplete="off" value=${value ?? ''}></label>`
    const current = this.shown?.measurements.at(-1)?.value
    render(
      html`<div class="measure-pop pop" role="dialog" aria-label=${words('measure.title')} popover @toggle=${this.toggled}>${
        this.shown
          ? html`<form novalidate @submit=${this.save}><h2 class="h-section">${words('measure.title')}</h2><label>${words('measure.unit')}<input class="input" name="unit" maxlength="200" autocomplete="off" placeholder=${words('measure.unit.example')} value=${measure?.unit ?? ''}></label><div class="three">${number('baseline', measure?.baseline)}${number('promised', measure?.promised)}${number('current', current)}</div>${
              this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing
            }<div class="row">${
              measure ? html`<button class="btn btn-quiet btn-sm" type="button" @click=${this.remove}>${words('measure.remove')}</button>` : nothing
            }<span class="grow"></span><button class="btn btn-primary btn-sm">${words('measure.save')}</button></div></form>`
          : html`<p>${words('measure.no-outcome')}</p>`
      }</div>`,
      this.host,
    )
  }

  private readonly save = (event: Event) => {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const [baseline, promised, current] = ['baseline', 'promised', 'current'].map((name) => numberIn(text(name)))
    this.problem = this.fault(text('unit'), [baseline, promised, current])
    if (this.problem) {
      this.draw()
      return
    }
    const { session, words } = this.board
    const { outcome, measurements } = this.shown!
    const measure = {
      unit: text('unit'),
      ...(baseline !== undefined && { baseline }),
      ...(promised !== undefined && { promised }),
    }
    const measured = current !== undefined && current !== measurements.at(-1)?.value
    this.board.edit(
      [
        ...setMeasure(session.document, outcome.id, measure),
        ...(measured ? addMeasurement(session.document, session.draw, outcome.id, current, today()) : []),
      ],
      words('measure.save'),
    )
    this.hide()
    this.board.tell.say(words('live.saved'))
  }

  private fault(unit: string, numbers: readonly (number | undefined)[]): string | undefined {
    const { words } = this.board
    const [baseline, promised] = numbers
    return numbers.some(Number.isNaN)
      ? words('measure.problem.number')
      : unit === ''
        ? words('measure.problem.unit')
        : baseline !== undefined && baseline === promised
          ? words('measure.problem.same')
          : undefined
  }

  private readonly remove = () => {
    this.board.edit(setMeasure(this.board.session.document, this.shown!.outcome.id, undefined), this.board.words('measure.remove'))
    this.hide()
  }
}

/** A number as people write it; undefined for nothing, NaN for what is none. */
export function numberIn(text: string): number | undefined {
  return text === '' ? undefined : Number(text.replace(/\s/g, '').replace(/,(?=\d{1,2}$)/, '.').replace(/,(?=\d{3})/g, ''))
}

/** The reader's own day, as the map keeps days. */
export function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** All keys, and whether single letters act. */
export class KeysSheet extends Box {
  open(): void {
    const { words } = this.board
    const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'
    render(
      html`<dialog class="sheet pop keys-sheet" aria-labelledby="keys-title" @close=${() => this.board.focusOnDraw()}><div class="sheet-head"><h2 class="h-section" id="keys-title">${words('keys.title')}</h2><button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label=${words('close')} @click=${this.close}>${icon(this.board.options, 'x')}</button></div><dl tabindex="0">${SHEET.map(
        ([message, ...keys]) => html`<div><dt>${keys.map((key) => html`<kbd>${key === 'Mod' ? mod : key}</kbd>`)}</dt><dd>${words('keys.' + message)}</dd></div>`,
      )}</dl><label><input type="checkbox" .checked=${this.board.letters} @change=${this.letters}>${words('keys.off')}</label></dialog>`,
      this.host,
    )
    ;(this.host.firstElementChild as HTMLDialogElement).showModal?.()
  }

  private readonly close = () => (this.host.firstElementChild as HTMLDialogElement).close()
  private readonly letters = (event: Event) => {
    this.board.letters = (event.target as HTMLInputElement).checked
    setLetters(this.board.letters, this.board.isGuest)
  }
}
