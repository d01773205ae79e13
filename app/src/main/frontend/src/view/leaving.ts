/** Calls `save` when the page is about to go or to be put aside: what is being written is kept before that. */
export function leaving(save: () => void): void {
  addEventListener('beforeunload', save, { capture: true }) // before it is asked whether anything is unsaved
  addEventListener('pagehide', save)
  document.addEventListener('visibilitychange', () => document.hidden && save())
}
