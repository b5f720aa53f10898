import { rawText } from '../raw-text.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const quantum = 4

/** A decoded value, or where decoding stopped, and what was decoded until then. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly at: number; readonly text: string }

type Digits = { readonly digits: readonly number[]; readonly badAt: number | undefined }

/** The digits of a text; line breaks between them count for nothing, as in Go. */
const digitsOf = (text: string): Digits => {
  const digits: number[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '\n' || char === '\r') continue
    const digit = alphabet.indexOf(char)
    if (digit < 0) return { digits, badAt: at }
    digits.push(digit)
  }
  return { digits, badAt: undefined }
}

const bytesOf = (digits: readonly number[]): Uint8Array => {
  const bytes = Array.from({ length: Math.floor((digits.length * 6) / 8) }, (_, i) => {
    const bit = i * 8
    const first = Math.floor(bit / 6)
    const pair = ((digits[first] ?? 0) << 6) | (digits[first + 1] ?? 0)
    return (pair >> (4 - (bit % 6))) & 0xff
  })
  return Uint8Array.from(bytes)
}

const textOf = (digits: readonly number[]) => rawText.decode(bytesOf(digits))

/**
 * Decodes a value as a gateway decodes `@base64`: the alphabet for URLs, any padding at the end ignored, superfluous bits
 * ignored. Bytes that are not UTF-8 are lone surrogates in the text, see `rawText`. https://pkg.go.dev/encoding/base64
 */
export const decodeBase64 = (value: string): Decoded => {
  const text = value.replace(/=+$/, '')
  const { digits, badAt } = digitsOf(text)
  const whole = digits.slice(0, digits.length - (digits.length % quantum))
  if (badAt !== undefined) return { ok: false, at: badAt, text: textOf(whole) }
  // One digit alone is less than a byte.
  if (digits.length % quantum === 1) return { ok: false, at: text.length - 1, text: textOf(whole) }
  return { ok: true, text: textOf(digits) }
}
