import { rawText } from '../raw-text.ts'

/** A path with its percent-encoding taken away; undefined where that is broken, which a gateway answers with 400. */
export const percentDecode = (path: string): string | undefined => {
  if (/%(?![0-9a-fA-F]{2})/.test(path)) return undefined
  const bytes = [...path.matchAll(/%([0-9a-fA-F]{2})|[^%]+/g)].flatMap(([all, hex]) =>
    hex === undefined ? [...rawText.encode(all)] : [Number.parseInt(hex, 16)],
  )
  return rawText.decode(Uint8Array.from(bytes))
}

/**
 * A decoded path without empty and dot segments, as Go's server cleans it before it answers anything: a path that is
 * not clean is redirected. https://pkg.go.dev/net/http#ServeMux
 */
export const cleanPath = (path: string): string => {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`
}
