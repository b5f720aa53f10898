import { expect, test } from 'vitest'
import { refusedSince, scrapesSince } from './resolved-words.ts'

test.each([
  [0, 0, null],
  [1, 1, '1 group was refused: it waits for its next push'],
  [1, 0, '1 group was refused: its next push was accepted since'],
  [12, 12, '12 groups were refused: all wait for their next push'],
  [12, 9, '12 groups were refused: 9 wait for their next push, 3 were accepted since'],
  [12, 1, '12 groups were refused: 1 waits for its next push, 11 were accepted since'],
  [12, 0, '12 groups were refused: pushes to all of them were accepted since'],
])('%d refused, %d waiting', (refused, waiting, expected) => {
  expect(refusedSince({ refused, waiting })).toBe(expected)
})

test.each([
  ['ok', 'scrapes of prod work again'],
  ['failing', 'scrapes of prod still fail, for another cause'],
  ['unknown', 'whether scrapes of prod work again is not known yet'],
] as const)('scrapes that are %s', (state, expected) => {
  expect(scrapesSince({ kind: 'same-series', resolvedAt: 5 }, { state, checkedAt: 5 }, 'prod')).toBe(expected)
})

test('scrapes are not told of where they never failed', () => {
  expect(scrapesSince({ kind: 'help-differs', resolvedAt: 5 }, { state: 'ok', checkedAt: 5 }, 'prod')).toBeNull()
})

test.each(['ok', 'failing'] as const)('what was seen of scrapes before says nothing: %s', (state) => {
  const resolved = { kind: 'same-series', resolvedAt: 5 } as const
  expect(scrapesSince(resolved, { state, checkedAt: 4 }, 'prod')).toBe('scrapes of prod have not been looked at since')
  expect(scrapesSince(resolved, { state, checkedAt: 4.6 }, 'prod')).not.toContain('looked at')
})
