const base = (globalThis.document as Document | undefined)?.documentElement.dataset.base ?? ''

/** The address of a path of this server, which may itself stand below one: every address here is made by this. */
export function served(path: string): string {
  return base + path
}
