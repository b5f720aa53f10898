import { goNumber, type Label } from '@gatehouse/exposition'
import type { GroupingKey } from '../grouping-key.ts'
import { rawText, shownText } from '../raw-text.ts'

/** A group as the error of a metrics page names it: its labels as bytes, see `rawText`, and its failure time, epoch ms. */
export type PoisonedKey = { readonly labels: readonly Label[]; readonly failedAt: number; readonly said: string }

const longestQuote = 500

// 1.5 writes label:<name:"k" value:"\377" >, later ones label:{name:"k"  value:"\xff"}, with any white space.
const metric = /collected metric "push_failure_time_seconds" \{(.*)\} has a label named .* whose value is not utf8/
const labelPair = /label:[<{]\s*name:"((?:[^"\\]|\\.)*)"\s*value:"((?:[^"\\]|\\.)*)"/g
const gauge = /gauge:[<{]\s*value:([^\s<>{}]+)/

const escaped = /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g

const single: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
])

const encoder = new TextEncoder()

/** The bytes of a text as Go prints it. */
const bytesOf = (text: string): Uint8Array => {
  const parts: number[] = []
  let from = 0
  for (const found of text.matchAll(escaped)) {
    const [whole, hex, octal, short, long, char] = found
    parts.push(...encoder.encode(text.slice(from, found.index)))
    if (hex !== undefined) parts.push(Number.parseInt(hex, 16))
    else if (octal !== undefined) parts.push(Number.parseInt(octal, 8) & 0xff)
    else {
      const code = short ?? long
      const plain = code === undefined ? (single.get(char ?? '') ?? char ?? '') : printCode(code)
      parts.push(...encoder.encode(plain))
    }
    from = found.index + whole.length
  }
  return Uint8Array.from([...parts, ...encoder.encode(text.slice(from))])
}

const printCode = (hex: string): string => {
  const code = Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

const rawOf = (text: string): string => rawText.decode(bytesOf(text))

/**
 * The keys that are not UTF-8 in what a failing metrics page says: it names each group that holds one, with its bytes.
 * Nothing for any other message.
 */
export const poisonedKeys = (message: string): readonly PoisonedKey[] =>
  message.split('\n').flatMap((line) => {
    const dump = metric.exec(line)?.[1]
    const failedAt = goNumber.decode(gauge.exec(dump ?? '')?.[1] ?? '')
    if (dump === undefined || failedAt === undefined) return []
    const labels = Array.from(
      dump.matchAll(labelPair),
      ([, name = '', value = '']): Label => [rawOf(name), rawOf(value)],
    )
    return [{ labels, failedAt: failedAt * 1000, said: line.replace(/^\* /, '').slice(0, longestQuote) }]
  })

type Shown = { readonly key: GroupingKey; readonly failedAt: number }

/**
 * The true key of a group the gateway shows with U+FFFD, and what its metrics page said of it; null when that named no such
 * group, or two that cannot be told apart.
 */
export const trueKeyOf = (
  { key, failedAt }: Shown,
  poisoned: readonly PoisonedKey[],
): { readonly trueKey: GroupingKey; readonly said: string } | null => {
  const found = poisoned
    .filter((one) => one.failedAt === failedAt)
    .flatMap(({ labels, said }) => {
      const trueKey = asShown(key, labels)
      return trueKey ? [{ trueKey, said }] : []
    })
  const [only] = found
  return found.length === 1 && only ? only : null
}

/** The labels of a key with their true values; null when these are labels of another group. */
const asShown = (key: GroupingKey, labels: readonly Label[]): GroupingKey | null => {
  const values = new Map(labels)
  const isAll = labels.every(
    ([name, value]) => key.some(([known]) => known === name) || (name === 'instance' && value === ''),
  )
  const isShown = key.every(([name, value]) => shownText(values.get(name) ?? '\udc00') === value)
  return isAll && isShown ? key.map(([name, value]) => [name, values.get(name) ?? value] as const) : null
}
