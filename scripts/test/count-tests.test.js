import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseSteps } from './choose-steps.js'
import { countTests } from './count-tests.js'

let reports

beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), 'gatehouse-reports-'))
})

afterEach(() => rmSync(reports, { recursive: true }))

const write = (name, report) => writeFileSync(join(reports, `${name}.json`), JSON.stringify(report))

test('the counts of Vitest and Playwright add up', () => {
  write('unit', { numPassedTests: 40, numFailedTests: 0 })
  write('e2e', { stats: { expected: 9, flaky: 1, unexpected: 2, skipped: 3 } })
  const outcomes = [
    { name: 'lint', ok: true },
    { name: 'unit', ok: true },
    { name: 'e2e', ok: false },
  ]
  expect(countTests(reports, outcomes)).toEqual({ passed: 50, failed: 2 })
})

test('a step that fails without a failing test counts as one', () => {
  expect(countTests(reports, [{ name: 'lint', ok: false }])).toEqual({ passed: 0, failed: 1 })
})

test('steps run in their own order, and an unknown one is refused', () => {
  expect(chooseSteps(['e2e', 'unit']).map(({ name }) => name)).toEqual(['unit', 'e2e'])
  expect(chooseSteps([]).map(({ name }) => name)).toEqual(['lint', 'types', 'unused', 'build', 'unit', 'e2e'])
  expect(() => chooseSteps(['units'])).toThrow('the steps are lint, types')
})
