import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Passed and failed tests of a report by Vitest or Playwright; a flaky test passed. */
const countOf = (report) =>
  report.stats === undefined
    ? { passed: report.numPassedTests, failed: report.numFailedTests }
    : { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }

const read = (file) => (existsSync(file) ? countOf(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 })

/** The counts of all steps together. A step that failed without a failing test (lint, say) counts as one failed. */
export const countTests = (reports, outcomes) => {
  const counts = outcomes.map(({ name, ok }) => {
    const { passed, failed } = read(join(reports, `${name}.json`))
    return { passed, failed: ok ? failed : Math.max(failed, 1) }
  })
  return counts.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  })
}
