// A selector or a series, as `name{label="value"}`; braces within quotes are part of a value.
const series = /(?<![\w:])(?:[A-Za-z_:][\w:]*)?\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*\}/g

type Part = { readonly text: string; readonly isCode: boolean }

const cut = (text: string, found: readonly { readonly from: number; readonly to: number }[]): readonly Part[] => {
  const ends = [...found, { from: text.length, to: text.length }]
  return ends.flatMap(({ from, to }, i) => [
    { text: text.slice(found[i - 1]?.to ?? 0, from), isCode: false },
    { text: text.slice(from, to), isCode: true },
  ])
}

const wordsOf = (text: string, names: ReadonlySet<string>): readonly Part[] =>
  text.split(/([\w:]+)/).map((part) => ({ text: part, isCode: names.has(part) }))

/** A sentence in parts: the series in it, and the metrics it is about, apart from the words. */
export const codeParts = (text: string, metrics: ReadonlySet<string>): readonly Part[] => {
  const found = [...text.matchAll(series)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }))
  return cut(text, found)
    .flatMap((part) => (part.isCode ? part : wordsOf(part.text, metrics)))
    .filter((part) => part.text !== '')
}
