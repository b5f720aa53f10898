// Walks JSON as Go writes it: no white space, the keys of every map in order. Each function takes the index where
// something should begin and gives the index behind it, or -1 when what is there is anything else.

const quote = 0x22
const backslash = 0x5c
const space = 0x20
const colon = 0x3a
const comma = 0x2c
const opening = 0x7b
const closing = 0x7d

const isHex = (byte: number) =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

const simpleEscapes: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'))

const walkEscape = (bytes: Uint8Array, at: number): number => {
  const kind = bytes[at + 1] ?? 0
  if (simpleEscapes.has(kind)) return at + 2
  if (kind !== 0x75) return -1
  for (let i = at + 2; i < at + 6; i++) if (!isHex(bytes[i] ?? 0)) return -1
  return at + 6
}

/** Walks these very bytes. */
export const walkExactly = (bytes: Uint8Array, at: number, expected: Uint8Array): number => {
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return -1
  return at + expected.length
}

/** 1 for each byte that a text does not simply go on with: control characters, quote and backslash. */
const ends = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < space || byte === quote || byte === backslash ? 1 : 0,
)

/** Walks a text, its quotes included. */
export const walkText = (bytes: Uint8Array, from: number): number =>
  bytes[from] === quote ? walkOn(bytes, from + 1) : -1

/** Walks what is left of a text, its last quote included. */
export const walkOn = (bytes: Uint8Array, from: number): number => {
  let at = from
  for (;;) {
    // Behind the last byte stands nothing, which ends a text as a control character does.
    while (ends[bytes[at] ?? 0] === 0) at++
    if (bytes[at] === quote) return at + 1
    if (bytes[at] !== backslash) return -1
    at = walkEscape(bytes, at)
    if (at < 0) return -1
  }
}

/** Walks a text without escapes, its quotes included: a name, or any key of a map. */
export const walkName = (bytes: Uint8Array, from: number): number => {
  if (bytes[from] !== quote) return -1
  let at = from + 1
  while (ends[bytes[at] ?? 0] === 0) at++
  return bytes[at] === quote ? at + 1 : -1
}

/** Whether the name from `a` comes before the one from `b`, both walked; so none comes twice where all are in order. */
export const isBefore = (bytes: Uint8Array, a: number, b: number): boolean => {
  for (let i = 1; ; i++) {
    const left = bytes[a + i] ?? 0
    const right = bytes[b + i] ?? 0
    if (left !== right) return left === quote || (right !== quote && left < right)
    if (left === quote) return false
  }
}

/**
 * Walks a map whose names are in order, each value by `walkValue`, which gets the index of the name and of the value.
 */
export const walkMap = (bytes: Uint8Array, from: number, walkValue: (name: number, at: number) => number): number => {
  if (bytes[from] !== opening) return -1
  let last = -1
  let at = from + 1
  for (;;) {
    const name = at
    at = walkName(bytes, name)
    if (at < 0 || bytes[at] !== colon || (last >= 0 && !isBefore(bytes, last, name))) return -1
    last = name
    at = walkValue(name, at + 1)
    if (at < 0) return -1
    const byte = bytes[at]
    at++
    if (byte === closing) return at
    if (byte !== comma) return -1
  }
}

/** Walks a map of texts. The same as `walkMap` with `walkText`, for which most of the time of a first read goes. */
export const walkTexts = (bytes: Uint8Array, from: number): number => {
  if (bytes[from] !== opening) return -1
  let last = -1
  let name = from + 1
  for (;;) {
    const nameEnd = walkName(bytes, name)
    if (nameEnd < 0 || bytes[nameEnd] !== colon || (last >= 0 && !isBefore(bytes, last, name))) return -1
    const end = walkText(bytes, nameEnd + 1)
    if (end < 0) return -1
    const byte = bytes[end]
    if (byte === closing) return end + 1
    if (byte !== comma) return -1
    last = name
    name = end + 1
  }
}
