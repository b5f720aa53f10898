const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is made visible here
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

const shown = (char: string): string => {
  if (char === '\n') return '⏎'
  if (char === '\t') return '⇥'
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
}

/** Text with its control, bidirectional and zero-width characters made visible, so that it reads as what it is. */
export const visibleText = (text: string): string => text.replace(invisible, shown)

/** The same for a text of several lines, which stay lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visibleText).join('\n')

/** At most `most` characters, with the middle left out: beginnings and ends tell long values apart. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  // By code point, so that no emoji is cut in half; a few kB are looked at however long the text is.
  const head = Array.from(text.slice(0, most * 2)).slice(0, Math.ceil((most - 1) / 2))
  const tail = Array.from(text.slice(-most * 2)).slice(-Math.floor((most - 1) / 2))
  return `${head.join('')}…${tail.join('')}`
}
