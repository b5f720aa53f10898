import { type GroupingKey, groupingKey, labelValue } from './grouping-key.ts'
import { isPlainName, pathName } from './label-name.ts'
import { rawText } from './raw-text.ts'

const toBase64Url = (text: string): string => {
  const bytes = rawText.encode(text)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const fromBase64Url = (text: string): string => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return rawText.decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
}

// An empty value is a lone '=': an empty segment would be redirected to another group.
const encodeValue = (value: string) => (value === '' ? '=' : toBase64Url(value))

const decodeValue = (value: string) => (value === '=' ? '' : fromBase64Url(value))

const literalName = (name: string) => {
  if (isPlainName(name)) return name
  throw new RangeError(`${JSON.stringify(name)} is no plain label name`)
}

const encodeKey = (key: GroupingKey, encodeName: (name: string) => string): string => {
  const rest = key.filter(([name]) => name !== 'job')
  const segments = rest.map(([name, value]) => `/${encodeName(name)}@base64/${encodeValue(value)}`)
  return `/metrics/job@base64/${encodeValue(labelValue(key, 'job'))}${segments.join('')}`
}

/**
 * The path of a metric group below a gateway's base URL, and back. Every value is `@base64`, `job` too: only that form
 * carries `/`, the empty text, `.`, `..` and `%` unharmed to the group that is meant.
 * Bytes that are not UTF-8 go as they are, see `rawText`. `decode(encode(key))` is `key`; `decode` takes only what `encode` makes. `encodeLiteral` is for a gateway that knows
 * plain names only and decodes none: it takes plain names alone, `U__x` among them, and throws for others.
 * https://github.com/prometheus/pushgateway#url
 */
export const groupPath = {
  encode: (key: GroupingKey): string => encodeKey(key, pathName.encode),

  encodeLiteral: (key: GroupingKey): string => encodeKey(key, literalName),

  decode: (path: string): GroupingKey => {
    const segments = path.split('/').slice(2)
    const pairs = Array.from({ length: segments.length / 2 }, (_, i) => {
      const name = segments[2 * i] ?? ''
      return [pathName.decode(name.replace(/@base64$/, '')), decodeValue(segments[2 * i + 1] ?? '')] as const
    })
    return groupingKey(pairs)
  },
}
