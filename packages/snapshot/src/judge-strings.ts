import type { SnapshotView } from './snapshot-view.ts'

/**
 * Judges strings of a snapshot by their number. Each distinct text is judged once, however many groups carry it; with
 * the verdicts of a condition, once for as long as they are kept.
 */
export const judgeStrings = (
  view: SnapshotView,
  accepts: (text: string) => boolean,
  verdicts: Int8Array = new Int8Array(view.strings),
): ((string: number) => boolean) => {
  return (string) => {
    const verdict = verdicts[string] || (accepts(view.text(string)) ? 1 : -1)
    verdicts[string] = verdict
    return verdict === 1
  }
}
