import { gatewayCalled } from '../../lib/gateways.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { GatewaysAnswer, Outcome, Run } from '../../lib/wire.ts'
import { count, span } from '../../lib/words.ts'

const many = (n: number, one: string, more: string) => (n === 0 ? [] : [`${count(n)} ${n === 1 ? one : more}`])

const stoppedBefore = ({ reasons }: Run) => reasons.stopped ?? 0

const keptWords = (run: Run) => {
  const kept = run.outcomes.skipped - stoppedBefore(run)
  const isAllPushed = run.reasons['pushed-again'] === kept
  const [one, more] = isAllPushed
    ? ['was pushed again', 'were pushed again']
    : ['changed meanwhile', 'changed meanwhile']
  return many(kept, `${one} and kept`, `${more} and kept`)
}

/** Groups a stop came before. */
export const notTouched = (run: Run): number =>
  run.state === 'done' && run.stopped ? run.total - run.done + stoppedBefore(run) : 0

/** What a run did, in one line: "Deleted 34 of 35 · 1 was pushed again and kept". */
export const outcomeWords = (run: Run): string => {
  const { total, outcomes } = run
  if (total > 0 && outcomes['already-gone'] === total)
    return total === 1
      ? 'The group was already gone and is forgotten'
      : `All ${count(total)} were already gone and are forgotten`
  const left = notTouched(run)
  const parts = [
    ...many(outcomes['already-gone'], 'was already gone', 'were already gone'),
    ...keptWords(run),
    ...many(outcomes['came-back'], 'came back', 'came back'),
    ...many(outcomes.failed, 'failed', 'failed'),
    ...(left > 0 ? [`stopped, ${count(left)} not touched`] : []),
  ]
  return [`Deleted ${count(outcomes.deleted)} of ${count(total)}`, ...parts].join(' · ')
}

/** What a run does that has asked for nothing yet: each gateway is read afresh first, and that may take seconds. */
export const beginningWords = ({ gateways, waiting }: Run, answer: GatewaysAnswer | undefined): string => {
  const [first = ''] = gateways
  if (waiting) return 'Another deletion goes first'
  const took = gatewayCalled(answer, first)?.lastReadTookMs ?? 0
  const words = `Reading ${visibleText(first)} afresh first`
  return took < 1000 ? words : `${words}; its last read took ${span(took)}`
}

/** Whether a run has asked for nothing yet. */
export const isBeginning = ({ state, stopped, done, unproven }: Run): boolean =>
  state === 'running' && !stopped && done === 0 && unproven === 0

/** How far a run is: "2,000 of 5,000 · 400 asked for, not yet seen gone". */
export const progressWords = ({ done, total, unproven, stopped }: Run): string =>
  [
    `${count(done)} of ${count(total)}`,
    ...(unproven > 0 ? [`${count(unproven)} asked for, not yet seen gone`] : []),
    ...(stopped ? ['stopping…'] : []),
  ].join(' · ')

/** The outcomes as a person reads them in a list. */
export const outcomeNames = {
  deleted: 'deleted',
  'already-gone': 'already gone',
  skipped: 'kept',
  'came-back': 'came back',
  failed: 'failed',
} as const satisfies Record<Outcome, string>
