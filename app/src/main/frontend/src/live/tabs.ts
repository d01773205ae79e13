/** How long a page that is alive may take to say so. One that is too busy has its edits sent twice, which is harmless. */
const ANSWER = 200

/** The pages open on one device: who asks which of them still live takes over what the others have left unsent. */
export class Tabs {
  private readonly alive = new Set<string>()

  /** `name` of this page, which may be given another; `channel` reaches the other pages of the device, undefined where a browser has none. */
  constructor(
    public name: string,
    private readonly channel: Pick<BroadcastChannel, 'addEventListener' | 'postMessage' | 'close'> | undefined,
  ) {
    channel?.addEventListener('message', ({ data }) => {
      if (data.asks?.includes(this.name)) {
        channel.postMessage({ lives: this.name })
      } else if (data.lives) {
        this.alive.add(data.lives)
      }
    })
  }

  /** Which of these pages are gone. */
  async gone(names: readonly string[]): Promise<string[]> {
    if (names.length === 0 || !this.channel) {
      return [...names]
    }
    this.alive.clear()
    this.channel.postMessage({ asks: names })
    await new Promise((resolve) => setTimeout(resolve, ANSWER))
    return names.filter((name) => !this.alive.has(name))
  }

  close(): void {
    this.channel?.close()
  }
}
