import type { Edit, Note } from '../model/elements'
import type { MapView } from '../model/valuemap'
import { badged } from './scene'
import type { Words } from './words'

const QUIET = 10_000

type Deed = 'added' | 'changed' | 'removed'

/**
 * What is told to a screen reader: one's own results at once; what others did gathered, at most every ten seconds, and
 * only for the column in focus.
 */
export class Announcer {
  private readonly gathered = new Map<string, number>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private last = -QUIET

  constructor(
    private readonly region: HTMLElement,
    private readonly words: Words,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The result of what the reader did. */
  say(text: string): void {
    this.region.textContent = ''
    this.region.textContent = text
  }

  /** An edit of somebody else: `noteOf` finds a note as it is or was. */
  heard(edit: Edit, focus: string | undefined, view: MapView, noteOf: (id: string) => Note | undefined): void {
    for (const change of edit.changes) {
      const deed: Deed = 'add' in change ? 'added' : 'remove' in change ? 'removed' : 'changed'
      const note = 'add' in change ? change.add : noteOf('remove' in change ? change.remove : change.alter)
      if (note?.is === 'note' && note.place.job === focus) {
        const job = view.jobs.findIndex(({ job }) => job.id === focus) + 1
        const key = [deed, edit.by ? badged(this.words, edit.by) : '', note.place.category, job].join('\n')
        this.gathered.set(key, (this.gathered.get(key) ?? 0) + 1)
      }
    }
    if (this.gathered.size > 0 && this.timer === undefined) {
      this.timer = setTimeout(() => this.tell(), Math.max(0, this.last + QUIET - this.now()))
    }
  }

  private tell(): void {
    this.timer = undefined
    this.last = this.now()
    const sentences = [...this.gathered].map(([key, count]) => {
      const [deed, name, category, job] = key.split('\n')
      const who = name || this.words('someone')
      return this.words('live.' + deed, who, count, this.words('row.' + category), Number(job))
    })
    this.gathered.clear()
    this.say(sentences.join('. '))
  }
}
