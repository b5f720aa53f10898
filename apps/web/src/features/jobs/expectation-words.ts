import type { Expectation } from '../../lib/wire.ts'
import { period } from '../../lib/words.ts'

/** What is expected of a job's groups, shortly, and who says so. */
export const expectationWords = (expectation: Expectation | null): string => {
  if (expectation === null) return 'differs between its groups'
  const { source, every, staleAfter } = expectation
  if (every !== null)
    return source === 'learned' ? `every ~${period(every)}, learned` : `every ${period(every)}, ${source}`
  if (staleAfter === null) return `meant to stay, ${source}`
  return source === 'default'
    ? `default: stale after ${period(staleAfter)}`
    : `stale after ${period(staleAfter)}, ${source}`
}
