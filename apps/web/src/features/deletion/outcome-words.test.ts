import { expect, test } from 'vitest'
import type { Run, RunResult } from '../../lib/wire.ts'
import { outcomeWords, wentWell } from './outcome-words.ts'

const results = (outcome: RunResult['outcome'], n: number, detail = ''): RunResult[] =>
  Array.from({ length: n }, (_, i) => ({ id: `${outcome}${i}`, gateway: 'prod', labels: {}, outcome, detail }))

const runOf = (total: number, found: readonly RunResult[], stopped = false): Run => {
  const outcomes = { deleted: 0, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 }
  for (const { outcome } of found) outcomes[outcome] += 1
  const rest = { startedAt: 0, endedAt: 1, total, done: found.length, outcomes, results: [...found] }
  return { id: 'run', planId: 'plan', state: 'done', stopped, ...rest }
}

test.each([
  [
    runOf(35, [...results('deleted', 34), ...results('skipped', 1, 'it was pushed again, and kept')]),
    'Deleted 34 of 35 · 1 was pushed again and kept',
  ],
  [runOf(2, results('skipped', 2, 'its identity is in doubt')), 'Deleted 0 of 2 · 2 changed meanwhile and kept'],
  [
    runOf(4, [...results('deleted', 1), ...results('failed', 1), ...results('came-back', 2)]),
    'Deleted 1 of 4 · 2 came back · 1 failed',
  ],
  [runOf(9, results('deleted', 3), true), 'Deleted 3 of 9 · stopped, 6 not touched'],
  [runOf(1, results('already-gone', 1)), 'The group was already gone and is forgotten'],
])('%#: the line says what became of every group', (run, line) => {
  expect(outcomeWords(run)).toBe(line)
})

test('a run went well when nothing of it is left', () => {
  expect(wentWell(runOf(2, [...results('deleted', 1), ...results('already-gone', 1)]))).toBe(true)
  expect(wentWell(runOf(2, [...results('deleted', 1), ...results('failed', 1)]))).toBe(false)
})
