import { expect, test } from 'vitest'
import type { Run, RunResult } from '../../lib/wire.ts'
import { aGateway, aRun, gatewaysAnswer } from '../../testing/builders.ts'
import { beginningWords, isBeginning, outcomeWords, progressWords } from './outcome-words.ts'
import { wentWell } from './went-well.ts'

const results = (outcome: RunResult['outcome'], reason: RunResult['reason'], n: number): RunResult[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `${reason}${i}`,
    gateway: 'prod',
    labels: {},
    outcome,
    reason,
    detail: '',
  }))

const deleted = (n: number) => results('deleted', 'gone', n)
const failed = (n: number) => results('failed', 'unproven', n)

const runOf = (total: number, found: readonly RunResult[], stopped = false): Run =>
  aRun(found, { state: 'done', total, stopped })

test.each([
  [
    runOf(35, [...deleted(34), ...results('skipped', 'pushed-again', 1)]),
    'Deleted 34 of 35 · 1 was pushed again and kept',
  ],
  [runOf(2, results('skipped', 'identity-in-doubt', 2)), 'Deleted 0 of 2 · 2 changed meanwhile and kept'],
  [
    runOf(2, [...results('skipped', 'pushed-again', 1), ...results('skipped', 'push-refused', 1)]),
    'Deleted 0 of 2 · 2 changed meanwhile and kept',
  ],
  [
    runOf(4, [...deleted(1), ...failed(1), ...results('came-back', 'pushed-after', 2)]),
    'Deleted 1 of 4 · 2 came back · 1 failed',
  ],
  [runOf(9, deleted(3), true), 'Deleted 3 of 9 · stopped, 6 not touched'],
  [
    runOf(9, [...deleted(3), ...results('skipped', 'stopped', 2), ...results('skipped', 'pushed-again', 1)], true),
    'Deleted 3 of 9 · 1 was pushed again and kept · stopped, 5 not touched',
  ],
  [runOf(1, results('already-gone', 'not-there', 1)), 'The group was already gone and is forgotten'],
])('%#: the line says what became of every group', (run, line) => {
  expect(outcomeWords(run)).toBe(line)
})

test('while it runs, what was asked for is told beside what is proven', () => {
  expect(progressWords(aRun(deleted(2), { total: 5000, unproven: 400 }))).toBe(
    '2 of 5,000 · 400 asked for, not yet seen gone',
  )
  expect(progressWords(aRun(deleted(2), { total: 5000, stopped: true }))).toBe('2 of 5,000 · stopping…')
})

test('a run went well when nothing of it is left', () => {
  expect(wentWell(runOf(2, [...deleted(1), ...results('already-gone', 'not-there', 1)]))).toBe(true)
  expect(wentWell(runOf(2, [...deleted(1), ...failed(1)]))).toBe(false)
})

test('a run that has asked for nothing yet says what it waits for', () => {
  const slow = gatewaysAnswer([aGateway({ lastReadTookMs: 7400 })])
  const quick = gatewaysAnswer([aGateway({ lastReadTookMs: 40 })])
  const run = aRun([], { total: 5000 })
  expect(beginningWords(run, slow)).toBe('Reading prod afresh first; its last read took 7 s')
  expect(beginningWords(run, quick)).toBe('Reading prod afresh first')
  expect(beginningWords(run, undefined)).toBe('Reading prod afresh first')
  expect(beginningWords({ ...run, waiting: true }, slow)).toBe('Another deletion goes first')
})

test('a run has begun with what it asks for, with its first outcome, and when it is stopped', () => {
  const run = aRun([], { total: 5000 })
  expect(isBeginning(run)).toBe(true)
  const others = [{ unproven: 1 }, { done: 1 }, { stopped: true }, { state: 'done' as const }]
  expect(others.map((other) => isBeginning({ ...run, ...other }))).toEqual([false, false, false, false])
})
