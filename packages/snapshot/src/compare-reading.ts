import { compareText } from '@gatehouse/domain'
import type { Label } from '@gatehouse/exposition'

/** Compares keys that are in reading order, label by label; a prefix comes first. 0 for equal keys only. */
export const compareReading = (a: readonly Label[], b: readonly Label[]): number => {
  for (const [i, [name, value]] of a.entries()) {
    const other = b[i]
    if (!other) return 1
    const verdict = compareText(name, other[0]) || compareText(value, other[1])
    if (verdict !== 0) return verdict
  }
  return a.length - b.length
}
