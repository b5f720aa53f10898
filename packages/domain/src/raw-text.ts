import { type GroupingKey, readingOrder } from './grouping-key.ts'
import { quote } from './selector.ts'

// Bytes that are not UTF-8 stand in a text as the low surrogates U+DC80 to U+DCFF: no gateway ever answers half a
// surrogate, so that nothing else can be meant. https://peps.python.org/pep-0383/
const firstEscape = 0xdc00

const byteOf = (char: string): number | undefined => {
  const byte = char.charCodeAt(0) - firstEscape
  return char.length === 1 && byte >= 0x80 && byte <= 0xff ? byte : undefined
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** The character that begins at an index; undefined when what is there is not UTF-8. */
const characterAt = (bytes: Uint8Array, at: number): string | undefined => {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    try {
      return strict.decode(bytes.subarray(at, at + length))
    } catch {
      // One more byte may make it whole.
    }
  }
  return undefined
}

/**
 * Any bytes as a text, and back: UTF-8 is itself, every other byte a lone surrogate. `encode(decode(bytes))` is `bytes`.
 * A lone surrogate that stands for no byte is written as U+FFFD, as everywhere.
 */
export const rawText = {
  decode: (bytes: Uint8Array): string => {
    const characters: string[] = []
    for (let at = 0; at < bytes.length; ) {
      const character = characterAt(bytes, at)
      characters.push(character ?? String.fromCharCode(firstEscape + (bytes[at] ?? 0)))
      at += character === undefined ? 1 : encoder.encode(character).length
    }
    return characters.join('')
  },

  encode: (text: string): Uint8Array => {
    if (text.isWellFormed()) return encoder.encode(text)
    return Uint8Array.from(Array.from(text, (char) => byteOf(char) ?? [...encoder.encode(char)]).flat())
  },
}

/** Whether a text stands for bytes that are not all UTF-8. */
export const hasRawBytes = (text: string): boolean => !text.isWellFormed()

/** A text as the gateway's JSON shows it: U+FFFD for every byte that is not UTF-8. */
export const shownText = (text: string): string => text.toWellFormed()

const quoteRaw = (text: string): string =>
  Array.from(text, (char) => {
    const byte = byteOf(char)
    return byte === undefined ? quote(char).slice(1, -1) : `\\x${byte.toString(16)}`
  }).join('')

/** Prints a key whose values may hold any bytes, `{job="a", k="\xff"}`. */
export const printRawKey = (key: GroupingKey): string =>
  `{${readingOrder(key)
    .map(([name, value]) => `${name}="${quoteRaw(value)}"`)
    .join(', ')}}`
