import type { Expectation } from './wire.ts'
import { period } from './words.ts'

const staleWords = ({ staleAfter }: Expectation) =>
  staleAfter === null ? 'never stale' : `stale after ${period(staleAfter)}`

const sourceOf = ({ source, rule }: Expectation) => (source === 'rule' && rule ? `rule ${rule}` : source)

const rhythmOf = ({ source, every }: Expectation & { readonly every: number }) =>
  `every ${source === 'learned' ? '~' : ''}${period(every)}`

/** What is expected of a group, shortly, and who says so: "every 1 h, rule". */
export const expectationWords = (expectation: Expectation): string => {
  const { source, every, staleAfter } = expectation
  if (every !== null) return `${rhythmOf({ ...expectation, every })}, ${source}`
  if (source === 'default') return `default: ${staleWords(expectation)}`
  return `${staleAfter === null ? 'meant to stay' : staleWords(expectation)}, ${source}`
}

/** The same in full: also when it counts as late and as stale, and the rule as it is written. */
export const expectationInFull = (expectation: Expectation): string => {
  const { every, grace } = expectation
  if (expectation.source === 'default') return `default: ${staleWords(expectation)}`
  if (every === null) return `meant to stay, ${sourceOf(expectation)}`
  const late = `late ${grace ? `${period(grace)} after that` : 'at once'}`
  return [rhythmOf({ ...expectation, every }), late, staleWords(expectation), sourceOf(expectation)].join(', ')
}

/** "2.2 intervals overdue". */
export const overdueWords = (intervals: number): string =>
  `${intervals} ${intervals === 1 ? 'interval' : 'intervals'} overdue`
