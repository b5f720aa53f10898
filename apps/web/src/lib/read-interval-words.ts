import type { Gateway } from './wire.ts'
import { period } from './words.ts'

type Timing = Pick<Gateway, 'pollEveryMs' | 'pollIntervalMs' | 'lastReadTookMs'>

const seconds = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`)

/** "read every 5 s"; where reads are so slow that they are spaced out, also how slow. */
export const readIntervalWords = ({ pollEveryMs, pollIntervalMs, lastReadTookMs }: Timing): string => {
  const [every, asked] = [period(pollEveryMs), period(pollIntervalMs)]
  if (every === asked || pollEveryMs < pollIntervalMs || lastReadTookMs === null) return `read every ${every}`
  return `read every ${every} instead of ${asked}: a read takes the gateway ${seconds(lastReadTookMs)}`
}
