import { openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually, temporaryFolder } from '@gatehouse/testing'
import { root } from '../root.ts'
import { type ProbedProcess, startProbed } from './probed-process.ts'

const program = join(root, 'apps', 'server', 'src', 'main.ts')

/** The whole server in a process of its own, as its users start it. */
export type Gatehouse = ProbedProcess & {
  readonly url: string
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, body: unknown) => Promise<T>
}

type Start = { readonly gatewayUrl: string; readonly pollInterval?: string }

const writeConfig = (folder: string, { gatewayUrl, pollInterval = '1s' }: Start) => {
  const file = join(folder, 'gatehouse.yml')
  const gateway = { name: 'bench', url: gatewayUrl, poll_interval: pollInterval, timeout: '5m' }
  // JSON is YAML.
  writeFileSync(file, `gateways: ${JSON.stringify([gateway])}\n`)
  return file
}

const servingUrl = async ({ child }: ProbedProcess) => {
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return eventually(
    () => {
      const url = /serves on (http:\S+)/.exec(output)?.[1]
      if (url === undefined) throw new Error(`Gatehouse did not start:\n${output}`)
      return url
    },
    { within: 20_000 },
  )
}

const answerOf = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Starts Gatehouse before a gateway; resolves when it has read all of it. Deletions are recorded in a file. */
export const startGatehouse = async (start: Start): Promise<Gatehouse> => {
  const folder = temporaryFolder()
  const flags = [`--config.file=${writeConfig(folder, start)}`, '--web.listen-address=127.0.0.1:0', '--log.level=error']
  const stderr = openSync(join(folder, 'gatehouse.log'), 'a')
  const running = startProbed(program, flags, { stdout: 'pipe', stderr })
  const url = await servingUrl(running)
  const headers = { 'content-type': 'application/json' }
  const get = async <T>(path: string): Promise<T> => answerOf(await fetch(`${url}/api/v1${path}`))
  const post = async <T>(path: string, body: unknown): Promise<T> =>
    answerOf(await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  const gatehouse = { ...running, url, get, post }
  await eventually(async () => (await gatewayOf(gatehouse)).up, { within: 300_000, every: 100 })
  return gatehouse
}

/** What Gatehouse says of its gateway. */
export type GatewayAnswer = {
  readonly up: boolean
  readonly lastReadAt: number | null
  readonly groups: number
  readonly series: number
}

export const gatewayOf = async ({ get }: Pick<Gatehouse, 'get'>): Promise<GatewayAnswer> => {
  const { gateways } = await get<{ readonly gateways: readonly GatewayAnswer[] }>('/gateways')
  const [gateway] = gateways
  if (!gateway) throw new Error('Gatehouse watches nothing')
  return gateway
}
