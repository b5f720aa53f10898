import type { Outcome, Run } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'

const many = (n: number, one: string, more: string) => (n === 0 ? [] : [`${count(n)} ${n === 1 ? one : more}`])

const keptWords = ({ outcomes, results }: Run) => {
  const skipped = results.filter(({ outcome }) => outcome === 'skipped')
  const why = skipped.every(({ detail }) => detail.includes('pushed again')) ? 'pushed again' : 'changed meanwhile'
  const changed = why === 'pushed again' ? ['was pushed again', 'were pushed again'] : [why, why]
  return many(outcomes.skipped, `${changed[0]} and kept`, `${changed[1]} and kept`)
}

/** What a run did, in one line: "Deleted 34 of 35 · 1 was pushed again and kept". */
export const outcomeWords = (run: Run): string => {
  const { total, done, stopped, outcomes } = run
  if (total > 0 && outcomes['already-gone'] === total)
    return total === 1
      ? 'The group was already gone and is forgotten'
      : `All ${count(total)} were already gone and are forgotten`
  const parts = [
    ...many(outcomes['already-gone'], 'was already gone', 'were already gone'),
    ...keptWords(run),
    ...many(outcomes['came-back'], 'came back', 'came back'),
    ...many(outcomes.failed, 'failed', 'failed'),
    ...(stopped && done < total ? [`stopped, ${count(total - done)} not touched`] : []),
  ]
  return [`Deleted ${count(outcomes.deleted)} of ${count(total)}`, ...parts].join(' · ')
}

/** The outcomes as a person reads them in a list. */
export const outcomeNames = {
  deleted: 'deleted',
  'already-gone': 'already gone',
  skipped: 'kept',
  'came-back': 'came back',
  failed: 'failed',
} as const satisfies Record<Outcome, string>

/** Whether nothing is left to be read about a run: what was to go is gone. */
export const wentWell = ({ total, outcomes }: Run): boolean => outcomes.deleted + outcomes['already-gone'] === total
