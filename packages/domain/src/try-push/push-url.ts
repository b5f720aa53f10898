/** A pasted URL taken apart: the path that goes over the wire, and where it was to go to. */
export type PushUrl = {
  readonly path: string
  /** Host and port as written, null when only a path was. */
  readonly host: string | null
  /** What can be said of it: see `urlNotes`. */
  readonly notes: readonly UrlNote[]
}

/** Remarks on a pasted URL. */
export const urlNotes = ['query-ignored', 'fragment-dropped', 'dot-segments', 'not-encoded'] as const

export type UrlNote = (typeof urlNotes)[number]

const shape = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)(\/[^?#]*)?(\?[^#]*)?(#.*)?$/is

const unquoted = (text: string) => text.trim().replace(/^(['"])(.*)\1$/s, '$2')

const hasDots = (path: string) => path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))

// No client sends these as they are.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsendable = /[\u0000-\u0020\u007f]/

/** Takes a pasted URL or path apart. Quotes around it are dropped. */
export const readPushUrl = (text: string): PushUrl => {
  const [, , host = '', path = '/', query, fragment] = shape.exec(unquoted(text)) ?? []
  const found: readonly (readonly [UrlNote, boolean])[] = [
    ['query-ignored', query !== undefined],
    ['fragment-dropped', fragment !== undefined],
    ['dot-segments', hasDots(path)],
    ['not-encoded', unsendable.test(path)],
  ]
  return {
    path,
    host: host === '' ? null : host,
    notes: found.filter(([, isSo]) => isSo).map(([note]) => note),
  }
}
