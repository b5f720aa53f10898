import { goNumber, type Label } from '@gatehouse/exposition'
import type { GroupingKey } from '../grouping-key.ts'
import { hasRawBytes, rawText, shownText } from '../raw-text.ts'

/**
 * A group as the error of a metrics page names it: its labels as bytes, see `rawText`, and its times, epoch ms; null for a
 * time it did not name.
 */
export type PoisonedKey = {
  readonly labels: readonly Label[]
  readonly pushedAt: number | null
  readonly failedAt: number | null
  readonly said: string
}

const longestQuote = 500

const timeNames = ['push_time_seconds', 'push_failure_time_seconds'] as const

// 1.5 writes label:<name:"k" value:"\377" >, later ones label:{name:"k"  value:"\xff"}, with any white space.
const head = /^(?:\* )?collected metric "([a-z_]+)" \{/
const tail = /\} has a label named ".*" whose value is not utf8: ".*"$/
const quoted = /"(?:[^"\\]|\\.)*"/g
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

type Time = { readonly name: string; readonly at: number; readonly labels: readonly Label[]; readonly said: string }

const timeIn = (line: string): Time | undefined => {
  const name = head.exec(line)?.[1] ?? ''
  if (!timeNames.some((one) => one === name) || !tail.test(line)) return undefined
  // A label may hold what looks like a value: only what no quotes are around counts.
  const seconds = goNumber.decode(gauge.exec(line.replace(quoted, '""'))?.[1] ?? '')
  if (seconds === undefined) return undefined
  const labels = Array.from(line.matchAll(labelPair), ([, key = '', value = '']): Label => [rawOf(key), rawOf(value)])
  return { name, at: seconds * 1000, labels, said: line.replace(/^\* /, '').slice(0, longestQuote) }
}

/**
 * The keys that are not UTF-8 in what a failing metrics page says: it names the times of each group that holds one, with
 * its bytes. Nothing for any other message.
 */
export const poisonedKeys = (message: string): readonly PoisonedKey[] => {
  const times = message.split('\n').flatMap((line) => timeIn(line) ?? [])
  const ofGroups = Map.groupBy(times, ({ labels }) => JSON.stringify(labels))
  return [...ofGroups.values()].flatMap((those) => {
    const [first] = those
    const at = (name: string) => those.find((time) => time.name === name)?.at ?? null
    const [pushedAt = null, failedAt = null] = timeNames.map(at)
    return first ? [{ labels: first.labels, pushedAt, failedAt, said: first.said }] : []
  })
}

type Shown = { readonly key: GroupingKey; readonly pushedAt: number; readonly failedAt: number }

/** The true key of a poisoned group, if it is one that the gateway shows under this key; null otherwise. */
export const trueKeyOf = (key: GroupingKey, { labels }: PoisonedKey): GroupingKey | null => {
  const values = new Map(labels)
  const isAll = labels.every(
    ([name, value]) => key.some(([known]) => known === name) || (name === 'instance' && value === ''),
  )
  const isShown = key.every(([name, value]) => shownText(values.get(name) ?? '\udc00') === value)
  const trueKey = key.map(([name, value]) => [name, values.get(name) ?? value] as const)
  // A U+FFFD that was pushed as such is UTF-8.
  return isAll && isShown && trueKey.some(([, value]) => hasRawBytes(value)) ? trueKey : null
}

/** Whether a group has the very times of a poisoned one. */
export const hasTimesOf = ({ pushedAt, failedAt }: Shown, poisoned: PoisonedKey): boolean =>
  poisoned.pushedAt === pushedAt && poisoned.failedAt === failedAt
