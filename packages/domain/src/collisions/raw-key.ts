import type { GroupingKey } from '../grouping-key.ts'
import { quote } from '../selector.ts'

// Bytes that are not UTF-8 stand in a text as the low surrogates U+DC80 to U+DCFF: no gateway ever answers half a
// surrogate, so that nothing else can be meant. https://peps.python.org/pep-0383/
const firstEscape = 0xdc00

const isEscape = (code: number) => code >= firstEscape + 0x80 && code <= firstEscape + 0xff

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Whether a text stands for bytes that are not all UTF-8. */
export const hasRawBytes = (text: string): boolean => !text.isWellFormed()

/** How many bytes of UTF-8 begin at an index: 0 when what is there is not UTF-8. */
const wholeAt = (bytes: Uint8Array, at: number): number => {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    try {
      decoder.decode(bytes.subarray(at, at + length))
      return length
    } catch {
      // One more byte may make it whole.
    }
  }
  return 0
}

/**
 * Any bytes as a text, and back: what is UTF-8 is itself, every other byte a lone surrogate. `encode(decode(bytes))` is
 * `bytes`. Half a surrogate that stands for no byte is written as U+FFFD, as everywhere.
 */
export const rawText = {
  decode: (bytes: Uint8Array): string => {
    const parts: string[] = []
    for (let at = 0; at < bytes.length; ) {
      const length = wholeAt(bytes, at)
      const end = at + Math.max(length, 1)
      parts.push(
        length > 0 ? decoder.decode(bytes.subarray(at, end)) : String.fromCharCode(firstEscape + (bytes[at] ?? 0)),
      )
      at = end
    }
    return parts.join('')
  },

  encode: (text: string): Uint8Array => {
    const encoder = new TextEncoder()
    const parts = Array.from(text, (char) => {
      const code = char.charCodeAt(0)
      return char.length === 1 && isEscape(code) ? [code - firstEscape] : [...encoder.encode(char)]
    })
    return Uint8Array.from(parts.flat())
  },

  /** The text as a gateway's JSON shows it: U+FFFD for every byte that is not UTF-8. */
  shown: (text: string): string => text.toWellFormed(),
}

const quoteRaw = (text: string): string =>
  Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    return char.length === 1 && isEscape(code) ? `\\x${(code - firstEscape).toString(16)}` : quote(char).slice(1, -1)
  }).join('')

/** Prints a key whose values may hold any bytes, `{job="a", k="\xff"}`. */
export const printRawKey = (key: GroupingKey): string =>
  `{${[...key.filter(([name]) => name === 'job'), ...key.filter(([name]) => name !== 'job')]
    .map(([name, value]) => `${name}="${quoteRaw(value)}"`)
    .join(', ')}}`
