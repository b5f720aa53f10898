import type { Expectation } from '../../lib/wire.ts'
import { period } from '../../lib/words.ts'

const staleWords = ({ staleAfter }: Expectation) =>
  staleAfter === null ? 'never stale' : `stale after ${period(staleAfter)}`

const source = ({ source, rule }: Expectation) => (source === 'rule' && rule ? `rule ${rule}` : source)

/** What is expected of a group, in words, and who says so. */
export const expectationWords = (expectation: Expectation): string => {
  const { every, grace } = expectation
  if (expectation.source === 'default') return `default: ${staleWords(expectation)}`
  if (every === null) return `meant to stay, ${source(expectation)}`
  const rhythm = `every ${expectation.source === 'learned' ? '~' : ''}${period(every)}`
  return `${rhythm}, late ${grace ? `${period(grace)} after that` : 'at once'}, ${staleWords(expectation)}, ${source(expectation)}`
}
