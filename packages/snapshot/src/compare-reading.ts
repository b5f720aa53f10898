import { compareText, type GroupingKey, labelValue } from '@gatehouse/domain'

/**
 * Compares keys in the order people read them: by `job`, then label by label; a prefix comes first. 0 for equal keys
 * only. The same as comparing the `readingOrder` of both label by label, but makes nothing.
 */
export const compareReading = (a: GroupingKey, b: GroupingKey): number =>
  compareText(labelValue(a, 'job'), labelValue(b, 'job')) || compareOthers(a, b) || a.length - b.length

const compareOthers = (a: GroupingKey, b: GroupingKey): number => {
  let i = otherFrom(a, 0)
  let j = otherFrom(b, 0)
  for (; i < a.length && j < b.length; i = otherFrom(a, i + 1), j = otherFrom(b, j + 1)) {
    const [name, value] = a[i] ?? ['', '']
    const [otherName, otherValue] = b[j] ?? ['', '']
    const verdict = compareText(name, otherName) || compareText(value, otherValue)
    if (verdict !== 0) return verdict
  }
  return a.length - i - (b.length - j)
}

const otherFrom = (key: GroupingKey, index: number) => (key[index]?.[0] === 'job' ? index + 1 : index)
