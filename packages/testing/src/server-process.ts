import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { atDeath } from './at-death.ts'
import { eventually } from './eventually.ts'
import { releaseLoop } from './release-loop.ts'
import { send } from './send.ts'

export type ServerProcess = {
  readonly pid: number
  readonly port: number
  readonly stderr: () => string
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

export type Launch = {
  readonly binary: string
  readonly args: readonly string[]
  readonly folder: string
  readonly port: number
  readonly prefix: string
  readonly environment: Readonly<Record<string, string>>
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const end = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL') => {
  if (hasEnded(child)) return
  const exit = once(child, 'exit')
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exit
  clearTimeout(impatience)
}

// The server's own log names the port it bound; an answer on a port could be somebody else's.
const boundPort = (stderr: string) => Number(/Listening on.*address=\S*:(\d+)/.exec(stderr)?.[1] ?? 0)

const isServing = async (child: ChildProcess, stderr: () => string, prefix: string) => {
  const port = boundPort(stderr())
  if (port === 0) return hasEnded(child)
  const { status } = await send(`http://127.0.0.1:${port}`, `${prefix}/-/ready`)
  return status < 500
}

/** Starts a Pushgateway or a Prometheus and waits until it is ready. Throws with its stderr when it does not. */
export const launchServer = async ({
  binary,
  args,
  folder,
  port,
  prefix,
  environment,
}: Launch): Promise<ServerProcess> => {
  const listen = `--web.listen-address=127.0.0.1:${port}`
  const child = spawn(binary, [listen, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const callOff = child.pid === undefined ? () => {} : atDeath('kill -9 "$1"', String(child.pid))
  const log: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text))
  child.on('error', (error) => log.push(String(error)))
  child.on('exit', callOff)
  releaseLoop(child, child.stderr)
  const stderr = () => log.join('')
  try {
    await eventually(() => child.pid === undefined || isServing(child, stderr, prefix), { within: 20_000, every: 10 })
  } catch (cause) {
    await end(child, 'SIGKILL')
    throw new Error(`${binary} does not answer:\n${stderr()}`, { cause })
  }
  if (child.pid === undefined || hasEnded(child)) throw new Error(`${binary} did not start:\n${stderr()}`)
  return { pid: child.pid, port: boundPort(stderr()), stderr, end: (signal) => end(child, signal) }
}
