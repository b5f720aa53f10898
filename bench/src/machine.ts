import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { pushgatewayBinary } from '@gatehouse/testing'
import { chromiumVersion } from './browser/chromium.ts'

/** What the numbers were measured on. */
export type Machine = {
  readonly cores: number
  readonly cpu: string
  readonly memoryGiB: number
  readonly node: string
  readonly pushgateway: string
  readonly chromium: string
}

const gatewayVersion = () => {
  const { stdout, stderr } = spawnSync(pushgatewayBinary('1.5'), ['--version'], { encoding: 'utf8' })
  return /version (\S+)/.exec(`${stdout}${stderr}`)?.[1] ?? 'unknown'
}

export const readMachine = async (): Promise<Machine> => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  pushgateway: gatewayVersion(),
  chromium: await chromiumVersion(),
})

export const printMachine = ({ cores, cpu, memoryGiB, node, pushgateway, chromium }: Machine): string =>
  `${cores} cores of ${cpu}, ${memoryGiB} GiB; Node ${node}, Pushgateway ${pushgateway}, Chromium ${chromium}`
