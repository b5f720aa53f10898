import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, findPrometheus, findPushgateway } from './binaries.js'
import { runMain, say } from './say.js'
import { chooseSteps } from './test/choose-steps.js'
import { countTests } from './test/count-tests.js'
import { runSteps } from './test/run-steps.js'
import { printSummary } from './test/summary.js'
import { prepareToolchain } from './toolchain.js'

const findBinaries = async (environment) => ({
  PUSHGATEWAY_BIN: await findPushgateway('1.5'),
  PUSHGATEWAY_1_11_BIN: await findPushgateway('1.11'),
  PROMETHEUS_BIN: await findPrometheus(),
  CHROMIUM_PATH: await findChromium(environment),
})

const test = async (names) => {
  const steps = chooseSteps(names)
  const toolchain = await prepareToolchain()
  const binaries = await findBinaries(toolchain)
  for (const [name, path] of Object.entries(binaries)) say(`${name}=${path}`)
  const reports = mkdtempSync(join(tmpdir(), 'gatehouse-reports-'))
  try {
    const outcomes = await runSteps(steps, { environment: { ...toolchain, ...binaries }, reports })
    printSummary(outcomes, countTests(reports, outcomes))
    return outcomes.every(({ ok }) => ok) ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

await runMain(() => test(process.argv.slice(2)))
