import { render } from 'lit'
import { dropAlternative, keepAlternative } from '../model/commands'
import type { Change } from '../model/elements'
import { isGuest } from '../model/rights'
import type { MapView } from '../model/valuemap'
import type { MapSession } from '../live/session'
import { Announcer } from './announce'
import type { BoardOptions } from './board'
import { MenuBox } from './boxes'
import { Editor } from './editor'
import { everywhere } from './keys'
import { leaving } from './leaving'
import type { Item } from './menus'
import { Palette } from './palette'
import { places } from './places'
import { actOnUnsaved } from './saving'
import { Toasts } from './toast'
import type { Words } from './words'

export type ScreenOptions = Omit<BoardOptions, 'adviser' | 'letters'>

/** A screen of one map beside the board: the same session, drawn once a frame, its texts written where they stand. */
export abstract class Screen {
  readonly root: HTMLElement
  readonly session: MapSession
  readonly words: Words
  readonly tell: Announcer
  readonly editor = new Editor(this)
  private readonly toasts: Toasts
  private readonly menus: MenuBox
  private readonly palette: Palette
  private frame: number | undefined
  private isPainted = true
  private opener: HTMLElement | null = null

  constructor(readonly options: ScreenOptions) {
    this.root = options.root
    this.session = options.session
    this.words = options.words
    const layer = document.body.appendChild(document.createElement('div'))
    layer.setAttribute('role', 'region') // so that all of the page is in a landmark
    layer.setAttribute('aria-label', this.words('tools'))
    const part = () => layer.appendChild(document.createElement('div'))
    const region = part()
    region.className = 'sr-only'
    region.setAttribute('aria-live', 'polite')
    this.tell = new Announcer(region, this.words)
    this.toasts = new Toasts(this, layer)
    this.menus = new MenuBox(this, part())
    this.palette = new Palette(this, part())
    this.listen()
  }

  /** What stands in the page. */
  protected abstract tree(): unknown

  /** What the palette offers beside what it finds. */
  protected abstract commands(): Item[]

  get view(): MapView {
    return this.session.view
  }

  get mayEdit(): boolean {
    return (this.session.may ?? this.options.may).has('edit')
  }

  get isGuest(): boolean {
    return isGuest(this.me.person)
  }

  get icons(): string {
    return this.options.icons
  }

  get me() {
    return this.options.me
  }

  get others() {
    return [...this.session.presence.values()]
  }

  get status() {
    return this.session.status
  }

  /** Makes an edit; false where there is nothing to change. */
  edit(changes: readonly Change[], label: string): boolean {
    this.toasts.settled()
    return changes.length > 0 && this.session.submit(changes, label) !== undefined
  }

  /** As `edit`, and says so with a way back. */
  editWithToast(changes: readonly Change[], said: string): void {
    if (this.edit(changes, said)) {
      this.toasts.undoable(said)
    }
  }

  do(command: string): void {
    if (command === 'undo' || command === 'redo') {
      this.tell.say(this.session[command]() === undefined ? '' : this.words(`live.${command === 'undo' ? 'undone' : 'redone'}`))
    } else if (command === 'palette') {
      this.choose(this.words('palette.title'), [...this.commands(), ...places(this.words)], !this.isGuest)
    } else {
      actOnUnsaved(this, command)
    }
  }

  menu(anchor: HTMLElement, items: readonly Item[]): void {
    this.opener = anchor
    this.menus.open(anchor, items)
  }

  /** A list to choose from by typing. */
  choose(title: string, items: readonly Item[], searches = false): void {
    this.opener ??= document.activeElement as HTMLElement | null
    this.palette.open(title, items, searches)
  }

  /** Gives the keyboard back to where it was before something floated. */
  focusOnDraw(): void {
    this.opener?.focus()
    this.opener = null
  }

  schedule(): void {
    this.frame ??= requestAnimationFrame(() => this.drawNow())
  }

  drawNow(): void {
    cancelAnimationFrame(this.frame ?? 0)
    this.frame = undefined
    const around = ancestors(document.activeElement, this.root)
    if (this.isPainted) {
      this.isPainted = false
      this.root.replaceChildren() // what the server painted gives way to the same tree
    }
    render(this.tree(), this.root)
    if (around[0] && !around[0].isConnected) {
      const [lost] = around
      const again = lost.id ? document.getElementById(lost.id) : null
      ;(again ?? around.find((element) => element.isConnected && element.hasAttribute('tabindex')))?.focus()
    }
  }

  private listen(): void {
    const { session, root } = this
    leaving(() => this.editor.save())
    session.on('change', () => this.schedule())
    session.on('status', () => this.schedule())
    session.on('presence', () => this.schedule())
    session.on('refused', (refused) => this.toasts.refused(refused))
    session.on('gone', () => this.schedule())
    this.options.checks.on('change', () => this.schedule())
    root.addEventListener('click', (event) => {
      const control = (event.target as Element).closest<HTMLElement>('[data-do]')
      const { alternative } = control?.dataset ?? {}
      if (alternative) {
        const { document } = this.session
        const isKept = control!.dataset['do'] === 'keep'
        this.edit(isKept ? keepAlternative(document, alternative) : dropAlternative(document, alternative), this.words('alternative.keep'))
      } else if (control) {
        this.do(control.dataset['do']!)
      }
    })
    document.querySelectorAll('[data-find]').forEach((button) => button.addEventListener('click', () => this.do('palette')))
    document.addEventListener('keydown', (event) => this.key(event))
  }

  /** Undo, redo and the palette work wherever one is; in a field, undo is the field's own. */
  private key(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey ? everywhere(event) : undefined
    const writes = (event.target as Element).matches('input, textarea, select')
    if (command && !event.defaultPrevented && (command === 'palette' || !writes)) {
      event.preventDefault()
      this.do(command)
    }
  }
}

/** The element and what is around it, up to the root. */
function ancestors(element: Element | null, root: HTMLElement): HTMLElement[] {
  const around: HTMLElement[] = []
  for (let at = element; at && at !== root && root.contains(at); at = at.parentElement) {
    around.push(at as HTMLElement)
  }
  return around.length > 0 ? [...around, root] : []
}
