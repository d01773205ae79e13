import { moveTo } from './actions'
import type { Board } from './board'
import { bodyCell } from './moves'

/** How far a mouse moves and how long a finger rests before a note is picked up. */
const SLOP = 5
const REST = 400

interface Held {
  readonly ids: readonly string[]
  readonly card: HTMLElement
  readonly pointer: number
  readonly x: number
  readonly y: number
  ghost?: HTMLElement
  mark?: HTMLElement
  timer?: ReturnType<typeof setTimeout>
}

interface Target {
  readonly cell: HTMLElement
  /** The note to come before; none for the end. */
  readonly before: HTMLElement | undefined
}

/** Moves notes by pointer. Everything that it does, the Move menu and the keys do too. */
export class Drag {
  private held: Held | undefined

  constructor(private readonly board: Board) {
    board.root.addEventListener('pointerdown', (event) => this.press(event))
    addEventListener('pointermove', (event) => this.move(event))
    addEventListener('pointerup', (event) => this.release(event))
    addEventListener('pointercancel', () => this.drop())
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.held?.ghost) {
        event.preventDefault()
        this.drop()
      }
    }, true)
    // Without this the page scrolls under the finger and takes the pointer away.
    board.root.addEventListener('touchmove', (event) => this.held?.ghost && event.preventDefault(), { passive: false })
  }

  private press(event: PointerEvent): void {
    const card = (event.target as Element).closest<HTMLElement>('li[data-note]')
    const id = card?.dataset['note']
    const { board } = this
    if (!card || !id || event.button !== 0 || !board.mayChange(id) || board.linking || (event.target as Element).closest('button, textarea, a')) {
      return
    }
    if (board.guided && card.closest('.is-away')) {
      return // a plain line: a click brings its job into focus
    }
    const ids = board.selected.has(id) ? [...board.selected] : [id]
    this.held = { ids, card, pointer: event.pointerId, x: event.clientX, y: event.clientY }
    if (event.pointerType === 'touch') {
      this.held.timer = setTimeout(() => this.pick(), REST)
    }
  }

  private move(event: PointerEvent): void {
    const { held } = this
    if (!held || event.pointerId !== held.pointer) {
      return
    }
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > SLOP
    if (!held.ghost && far) {
      if (event.pointerType === 'touch') {
        this.drop() // the finger scrolls
        return
      }
      this.pick()
    }
    if (held.ghost) {
      this.follow(event)
    }
  }

  private pick(): void {
    const { held, board } = this
    if (!held) {
      return
    }
    const box = held.card.getBoundingClientRect()
    const ghost = held.card.cloneNode(true) as HTMLElement
    ghost.removeAttribute('id')
    ghost.removeAttribute('data-note')
    ghost.classList.add('drag-ghost')
    ghost.style.width = box.width + 'px'
    ghost.style.translate = `${box.left}px ${box.top}px`
    if (held.ids.length > 1) {
      const count = ghost.appendChild(document.createElement('span'))
      count.className = 'tag'
      count.textContent = String(held.ids.length)
    }
    const mark = document.createElement('div')
    mark.className = 'drop-mark'
    mark.hidden = true
    const row = held.card.closest<HTMLElement>('tr')
    const layer = board.float.layer.appendChild(document.createElement('div'))
    layer.dataset['cat'] = row?.dataset['cat'] ?? ''
    layer.append(ghost, mark)
    held.ghost = ghost
    held.mark = mark
    held.card.classList.add('is-dragged')
    document.body.classList.add('is-dragging')
    getSelection()?.removeAllRanges()
  }

  private follow(event: PointerEvent): void {
    const { ghost, card, x, y } = this.held!
    const box = card.getBoundingClientRect()
    ghost!.style.translate = `${box.left + event.clientX - x}px ${box.top + event.clientY - y}px`
    this.scroll(event)
    const target = this.target(event)
    for (const cell of this.board.root.querySelectorAll('.is-drop')) {
      cell.classList.toggle('is-drop', cell === target?.cell)
    }
    target?.cell.classList.add('is-drop')
    this.show(target)
  }

  /** A line where the note would land: beside a card in a row of cards, above one in a single column. */
  private show(target: Target | undefined): void {
    const mark = this.held!.mark!
    const cards = target ? this.cards(target.cell) : []
    const beside = target?.before ?? cards.at(-1)
    mark.hidden = !beside
    if (!beside) {
      return
    }
    const box = beside.getBoundingClientRect()
    const flat = box.width > target!.cell.getBoundingClientRect().width * 0.7
    const after = !target!.before
    const rtl = document.dir === 'rtl'
    mark.classList.toggle('is-flat', flat)
    const x = flat ? box.left : after !== rtl ? box.right + 4 : box.left - 7
    const y = flat ? (after ? box.bottom + 4 : box.top - 7) : box.top
    mark.style.translate = `${x}px ${y}px`
    mark.style.height = flat ? '3px' : box.height + 'px'
    mark.style.width = flat ? box.width + 'px' : '3px'
  }

  private target(event: PointerEvent): Target | undefined {
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const cell = under?.closest<HTMLElement>('td[data-cell]')
    if (!cell) {
      return undefined
    }
    const rtl = document.dir === 'rtl'
    const before = this.cards(cell).find((card) => {
      const box = card.getBoundingClientRect()
      const flat = box.width > cell.getBoundingClientRect().width * 0.7
      const middle = (box.left + box.right) / 2
      const ahead = flat ? event.clientY < (box.top + box.bottom) / 2 : (rtl ? event.clientX > middle : event.clientX < middle)
      return flat ? ahead : event.clientY < box.top || (event.clientY < box.bottom + 5 && ahead)
    })
    return { cell, before }
  }

  private cards(cell: HTMLElement): HTMLElement[] {
    return [...cell.querySelectorAll<HTMLElement>('li[data-note]:not(.is-dragged)')]
  }

  private scroll(event: PointerEvent): void {
    const { scroller } = this.board
    const box = scroller.getBoundingClientRect()
    const edge = 48
    const pull = (at: number, low: number, high: number) => (at < low + edge ? -12 : at > high - edge ? 12 : 0)
    scroller.scrollBy(pull(event.clientX, box.left, box.right), pull(event.clientY, box.top, box.bottom))
  }

  private release(event: PointerEvent): void {
    const { held, board } = this
    if (!held || event.pointerId !== held.pointer) {
      return
    }
    const target = held.ghost ? this.target(event) : undefined
    this.drop()
    if (held.ghost) {
      swallowClick()
    }
    const place = bodyCell(target?.cell.dataset['cell'] ?? '')
    if (target && place) {
      moveTo(board, held.ids, place.job, place.category, target.before?.dataset['note'])
    }
  }

  private drop(): void {
    const { held } = this
    clearTimeout(held?.timer)
    held?.ghost?.parentElement?.remove()
    held?.card.classList.remove('is-dragged')
    document.body.classList.remove('is-dragging')
    this.board.root.querySelectorAll('.is-drop').forEach((cell) => cell.classList.remove('is-drop'))
    this.held = undefined
  }
}

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation()
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }))
}
