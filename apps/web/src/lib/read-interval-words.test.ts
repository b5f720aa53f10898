import { expect, test } from 'vitest'
import { aGateway } from '../testing/builders.ts'
import { readIntervalWords } from './read-interval-words.ts'

test.each([
  [{ pollEveryMs: 5000, pollIntervalMs: 5000 }, 'read every 5 s'],
  [{ pollEveryMs: 5004, pollIntervalMs: 5000 }, 'read every 5 s'],
  [
    { pollEveryMs: 65_010, pollIntervalMs: 5000, lastReadTookMs: 6501 },
    'read every 1 m 5 s instead of 5 s: a read takes the gateway 6.5 s',
  ],
  [
    { pollEveryMs: 7300, pollIntervalMs: 5000, lastReadTookMs: 730 },
    'read every 7 s instead of 5 s: a read takes the gateway 730 ms',
  ],
])('%j reads %j', (given, words) => {
  expect(readIntervalWords(aGateway(given))).toBe(words)
})
