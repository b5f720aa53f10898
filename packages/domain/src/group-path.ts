import { groupingKey, type GroupingKey, labelValue } from './grouping-key.ts'

const toBase64Url = (text: string): string => {
  const bytes = new TextEncoder().encode(text)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const fromBase64Url = (text: string): string => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
}

// An empty value is a lone '=': an empty segment would be redirected to another group.
const encodeValue = (value: string) => (value === '' ? '=' : toBase64Url(value))

const decodeValue = (value: string) => (value === '=' ? '' : fromBase64Url(value))

/**
 * The path of a metric group below a gateway's base URL, and back. Every value is `@base64`, `job` too: only that form
 * carries `/`, the empty text, `.`, `..` and `%` unharmed to the group that is meant.
 * `decode(encode(key))` is `key`. Label names must be legal (`[a-zA-Z_][a-zA-Z0-9_]*`); they are not escaped.
 * https://github.com/prometheus/pushgateway#url
 */
export const groupPath = {
  encode: (key: GroupingKey): string => {
    const rest = key.filter(([name]) => name !== 'job')
    const segments = rest.map(([name, value]) => `/${name}@base64/${encodeValue(value)}`)
    return `/metrics/job@base64/${encodeValue(labelValue(key, 'job'))}${segments.join('')}`
  },

  decode: (path: string): GroupingKey => {
    const segments = path.split('/').slice(2)
    const pairs = Array.from({ length: segments.length / 2 }, (_, i) => {
      const name = segments[2 * i] ?? ''
      return [name.replace(/@base64$/, ''), decodeValue(segments[2 * i + 1] ?? '')] as const
    })
    return groupingKey(pairs)
  },
}
