import { judgeStrings } from './judge-strings.ts'
import type { SnapshotView } from './snapshot-view.ts'

/** A label with one of its values, and how many groups carry it. */
export type LabelPair = { readonly name: string; readonly value: string; readonly groups: number }

/** Counts the labels of some rows whose value is accepted. */
export const pairCounter = (accepts: (value: string) => boolean) => {
  const counts = new Map<string, Map<string, number>>()

  const count = (name: string, value: string, groups: number) => {
    const values = counts.get(name) ?? new Map<string, number>()
    counts.set(name, values.set(value, (values.get(value) ?? 0) + groups))
  }
  return {
    add: (view: SnapshotView, rows: Uint32Array) => {
      // By number within one snapshot, by text between them.
      const found = new Map<number, number>()
      const judge = judgeStrings(view, accepts)
      for (const row of rows) {
        const end = view.keyStart[row + 1] ?? 0
        for (let at = view.keyStart[row] ?? 0; at < end; at++) {
          const value = view.keyValues[at] ?? 0
          if (!judge(value)) continue
          const pair = (view.keyNames[at] ?? 0) * view.strings + value
          found.set(pair, (found.get(pair) ?? 0) + 1)
        }
      }
      for (const [pair, groups] of found) {
        count(view.text(Math.floor(pair / view.strings)), view.text(pair % view.strings), groups)
      }
    },
    /** The most frequent first. */
    pairs: (limit: number): readonly LabelPair[] =>
      [...counts]
        .flatMap(([name, values]) => [...values].map(([value, groups]) => ({ name, value, groups })))
        .sort((a, b) => b.groups - a.groups)
        .slice(0, limit),
  }
}
