/** Typed events of one object. */
export class Emitter<Events> {
  private readonly listeners = new Map<keyof Events, Set<(detail: never) => void>>()

  /** Returns what stops the listening. */
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void {
    const all = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, all.add(listener))
    return () => all.delete(listener)
  }

  protected emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
    this.listeners.get(name)?.forEach((listener) => (listener as (detail: Events[Name]) => void)(detail))
  }
}
