import { linkTo, toggle } from './actions'
import type { Board } from './board'
import { place } from './boxes'
import { commandOf, everywhere } from './keys'
import { bodyCell, cellRef } from './moves'
import { PLACES, spotOf } from './spots'

/** A menu that the page itself opens stands under its button. */
function opens({ target, newState }: Event & { newState?: string }): void {
  const menu = target as HTMLElement
  if (newState === 'open') {
    requestAnimationFrame(() => place(menu, document.querySelector(`[popovertarget="${menu.id}"]`)))
  }
}

/** Takes what keyboard, mouse and clipboard do on the board to its commands. One listener each, for the whole board. */
export class Hands {
  constructor(private readonly board: Board) {
    const { root } = board
    root.addEventListener('click', (event) => this.click(event))
    root.addEventListener('dblclick', (event) => this.doubleClick(event))
    root.addEventListener('contextmenu', (event) => this.contextMenu(event))
    root.addEventListener('keydown', (event) => this.key(event))
    root.addEventListener('focusin', (event) => this.focused(event))
    root.addEventListener('focusout', (event) => this.left(event))
    root.addEventListener('input', (event) => isField(event.target) && board.writer.typed())
    root.addEventListener('paste', (event) => this.paste(event))
    root.addEventListener('copy', (event) => this.copy(event))
    root.addEventListener('beforetoggle', opens, true)
    document.addEventListener('keydown', (event) => this.keyAnywhere(event))
  }

  private click(event: MouseEvent): void {
    const { board } = this
    const target = event.target as Element
    board.float.lint.arrive()
    const control = target.closest<HTMLElement>('[data-do]')
    if (control) {
      const leaves = control instanceof HTMLAnchorElement && (event.ctrlKey || event.metaKey || event.shiftKey)
      if (!leaves) {
        event.preventDefault()
        board.do(control.dataset['do']!, control)
      }
      return
    }
    const spot = spotOf(target)
    if (!spot || isField(target) || target.closest('button, a')) {
      return
    }
    if (spot.note) {
      this.clickNote(event, spot.note)
    } else if (board.selected.size > 0) {
      board.selected.clear()
      board.schedule()
    }
    const { job } = cellRef(spot.cell)
    if (board.guided && job !== board.job && !board.linking) {
      board.focusJob(job, spot)
    }
  }

  private clickNote(event: MouseEvent, note: string): void {
    const { board } = this
    if (board.linking && board.linking !== note) {
      linkTo(board, note)
    } else if (event.ctrlKey || event.metaKey) {
      toggle(board, note)
    } else if (event.shiftKey) {
      this.selectTo(note)
    } else if (board.selected.size > 0) {
      board.selected.clear()
      board.schedule()
    }
  }

  /** From the note selected last to this one, in the order of the column. */
  private selectTo(note: string): void {
    const { board } = this
    const all = [...board.root.querySelectorAll<HTMLElement>('[data-note]')].map((element) => element.dataset['note']!)
    const from = [...board.selected].at(-1) ?? this.before
    const [a, b] = [all.indexOf(from ?? note), all.indexOf(note)].sort((x, y) => x - y) as [number, number]
    all.slice(Math.max(0, a), b + 1).forEach((id) => board.selected.add(id))
    board.tell.say(board.words('selection', board.selected.size))
    board.schedule()
  }

  /** The note where the keyboard was before the last click. */
  private before: string | undefined

  private doubleClick(event: MouseEvent): void {
    const target = event.target as Element
    const spot = spotOf(target)
    if (!spot || isField(target) || target.closest('button, a, [data-do]')) {
      return
    }
    if (spot.note) {
      this.board.writer.begin({ what: 'note', cell: spot.cell, note: spot.note })
    } else if (bodyCell(spot.cell)) {
      this.board.do('add')
    }
  }

  private contextMenu(event: MouseEvent): void {
    const spot = spotOf(event.target as Element)
    if (spot?.note && !isField(event.target)) {
      event.preventDefault()
      this.board.spot = spot
      this.board.drawNow()
      // A button that is still down would close the menu again as it comes up.
      if (event.buttons === 0) {
        this.board.do('note-menu')
      } else {
        addEventListener('pointerup', () => setTimeout(() => this.board.do('note-menu')), { once: true })
      }
    }
  }

  private key(event: KeyboardEvent): void {
    const { board } = this
    const target = event.target as Element
    if (isField(target)) {
      board.writer.key(event)
      return
    }
    if (target.getAttribute('role') === 'radio') {
      this.radio(event)
      return
    }
    if (!target.matches(PLACES) || event.defaultPrevented) {
      return
    }
    if (board.present.isOn) {
      return // keyAnywhere does what there is to do
    }
    if (event.key === 'Tab') {
      this.tab(event)
      return
    }
    board.float.lint.arrive()
    const command = commandOf(event, { letters: board.letters, rtl: document.dir === 'rtl' })
    if (command && !(command === 'delete' && board.subjects().length === 0 && !board.spot.outcome)) {
      event.preventDefault()
      event.stopPropagation()
      board.do(command)
    }
  }

  /** Takes the rewrite that is shown; otherwise goes on, and what it then comes to is only passed by. */
  private tab(event: KeyboardEvent): void {
    const { lint } = this.board.float
    if (!event.shiftKey && !lint.isQuiet && lint.use()) {
      event.preventDefault()
    } else {
      lint.isQuiet = true
    }
  }

  private radio(event: KeyboardEvent): void {
    if (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', ' '].includes(event.key)) {
      event.preventDefault()
      this.board.show(event.key === ' ' ? (event.target as HTMLElement).dataset['do'] === 'guided' : !this.board.guided)
      this.board.drawNow()
      this.board.root.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus()
    }
  }

  /** Undo, redo and the palette work wherever one is; in a field, undo is the field's own. */
  private keyAnywhere(event: KeyboardEvent): void {
    const target = event.target as Element
    if (event.defaultPrevented) {
      return
    }
    const shown = this.board.present.isOn ? this.board.present.key(event) : undefined
    if (shown) {
      event.preventDefault()
      this.board.do(shown)
      return
    }
    const held = event.ctrlKey || event.metaKey
    const command = held ? everywhere(event) : undefined
    const writes = target.matches('input, textarea, select, [contenteditable]')
    if (command && (command === 'palette' || !writes)) {
      event.preventDefault()
      this.board.do(command)
    } else if (!held && !event.altKey && event.key === '?' && !writes && this.board.letters) {
      event.preventDefault()
      this.board.do('keys')
    } else if (event.key === 'Escape' && !writes && (this.board.linking || this.board.chain)) {
      this.board.do('esc')
    }
  }

  private focused(event: FocusEvent): void {
    const { board } = this
    const target = event.target as Element
    if (board.isDrawing || isField(target) || !target.matches(PLACES)) {
      return
    }
    const spot = spotOf(target)
    if (spot && (spot.cell !== board.spot.cell || spot.note !== board.spot.note || spot.outcome !== board.spot.outcome)) {
      this.before = board.spot.note
      board.spot = spot
      board.guide.moved()
      board.schedule()
    }
    board.session.here(board.spot.cell, board.spot.note ?? board.spot.outcome)
  }

  private left(event: FocusEvent): void {
    const { board } = this
    if (board.isDrawing) {
      return
    }
    if (isField(event.target)) {
      board.writer.end()
    }
    if (!(event.relatedTarget instanceof Node && board.root.contains(event.relatedTarget))) {
      board.session.here()
    }
  }

  private paste(event: ClipboardEvent): void {
    const { board } = this
    if (isField(event.target)) {
      board.writer.pasted(event)
      return
    }
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (board.mayAdd && board.writer.paste(board.spot.cell, text)) {
      event.preventDefault()
    }
  }

  /** Notes are copied as lines of text. */
  private copy(event: ClipboardEvent): void {
    const ids = this.board.subjects()
    if (isField(event.target) || ids.length === 0 || !document.getSelection()?.isCollapsed) {
      return
    }
    const texts = ids.flatMap((id) => this.board.session.document.find('note', id)?.text ?? [])
    event.clipboardData?.setData('text/plain', texts.join('\n'))
    event.preventDefault()
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.dataset['field'] !== undefined
}
