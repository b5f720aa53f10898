import type { SnapshotView } from './snapshot-view.ts'

/** Judges strings of a snapshot by their number. Each distinct text is judged once, however many groups carry it. */
export const judgeStrings = (view: SnapshotView, accepts: (text: string) => boolean): ((string: number) => boolean) => {
  const verdicts = new Int8Array(view.strings)
  return (string) => {
    const verdict = verdicts[string] || (accepts(view.text(string)) ? 1 : -1)
    verdicts[string] = verdict
    return verdict === 1
  }
}
