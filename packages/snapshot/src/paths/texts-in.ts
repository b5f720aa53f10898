const quote = 0x22
const backslash = 0x5c
const colon = 0x3a

/** Where a text is: from its first quote up to but not including `end`. */
export type Span = { readonly start: number; readonly end: number }

const endOfText = (bytes: Uint8Array, from: number): number => {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at + 1
}

/** The values of the maps in JSON without white space, as far as they are texts that are not empty, in their order. */
export const textsIn = (bytes: Uint8Array): readonly Span[] => {
  const texts: Span[] = []
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== quote) continue
    const end = endOfText(bytes, at)
    if (bytes[at - 1] === colon && end > at + 2) texts.push({ start: at, end })
    at = end - 1
  }
  return texts
}
