import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { type PushgatewayLine, pushgatewayBinary } from './gateway-binary.ts'
import { launchServer } from './server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type PushgatewayOptions = {
  readonly line?: PushgatewayLine
  /** Whether pushes are checked for consistency, as they are by default upstream. */
  readonly checked?: boolean
  readonly adminApi?: boolean
  /** Empty: memory only. A relative path is taken in the gateway's own folder. */
  readonly persistenceFile?: string
  readonly args?: readonly string[]
  readonly port?: number
  /** Variables beside those of the test process, such as a time zone. */
  readonly environment?: Readonly<Record<string, string>>
}

export type RunningPushgateway = {
  /** The base URL, with the route prefix if the arguments set one, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly line: PushgatewayLine
  readonly folder: string
  readonly stderr: () => string
  /** SIGTERM, and waits for the end. A persisting gateway writes its file. */
  readonly stop: () => Promise<void>
  /** SIGKILL, and waits for the end. */
  readonly kill: () => Promise<void>
  /** Starts it anew on the same port with the same arguments; stops it first if it still runs. */
  readonly restart: () => Promise<void>
}

const unpackedAssets = (binary: string) => {
  const folder = resolve(binary, '..', '..', 'share', 'prometheus', 'pushgateway')
  // Only Debian's build knows the flag; where the package is installed, its default is right already.
  return existsSync(folder) && !folder.startsWith('/usr/share/') ? [`--web.local-assets=${folder}`] : []
}

const argumentsOf = (options: PushgatewayOptions, { binary, folder }: { binary: string; folder: string }) => {
  const { checked = true, adminApi = false, persistenceFile = '', args = [] } = options
  const file = persistenceFile === '' || isAbsolute(persistenceFile) ? persistenceFile : join(folder, persistenceFile)
  return [
    `--persistence.file=${file}`,
    ...unpackedAssets(binary),
    ...(checked ? [] : ['--push.disable-consistency-check']),
    ...(adminApi ? ['--web.enable-admin-api'] : []),
    ...args,
  ]
}

const flag = (args: readonly string[], name: string) =>
  args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1)

const routePrefix = (args: readonly string[]) => {
  const externalUrl = flag(args, '--web.external-url')
  const prefix = flag(args, '--web.route-prefix') ?? (externalUrl === undefined ? '' : new URL(externalUrl).pathname)
  return prefix.replace(/^\/*/, '/').replace(/\/+$/, '')
}

/**
 * Starts a real Pushgateway on 127.0.0.1, by default of line 1.5, checking, in memory, on a free port; resolves when it
 * answers. It ends with the test process, however that ends. Throws with the gateway's stderr when it cannot start.
 */
export const startPushgateway = async (options: PushgatewayOptions = {}): Promise<RunningPushgateway> => {
  const { line = '1.5' } = options
  const binary = pushgatewayBinary(line)
  const folder = temporaryFolder()
  const args = argumentsOf(options, { binary, folder })
  const { environment = {} } = options
  const launch = (port: number) => launchServer({ binary, args, folder, port, prefix: routePrefix(args), environment })
  // Port 0 lets the kernel choose: no other test can take it in between.
  let running = await launch(options.port ?? 0)
  const { port } = running
  return {
    url: `http://127.0.0.1:${port}${routePrefix(args)}`,
    port,
    line,
    folder,
    get pid() {
      return running.pid
    },
    stderr: () => running.stderr(),
    stop: () => running.end('SIGTERM'),
    kill: () => running.end('SIGKILL'),
    restart: async () => {
      await running.end('SIGTERM')
      running = await launch(port)
    },
  }
}
