import { startGatehouse } from './gatehouse.ts'
import { helpText } from './settings/help.ts'
import { localUrl } from './settings/listen-address.ts'
import { SettingsMistake } from './settings/mistake.ts'
import { readFlags } from './settings/read-flags.ts'
import { readSettings, type Settings } from './settings/settings.ts'
import { version } from './version.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const giveUp = (line: string): never => {
  process.stderr.write(`gatehouse: ${line}\n`)
  process.exit(1)
}

const reasonOf = (error: unknown, settings?: Settings): string => {
  if (!(error instanceof Error)) return String(error)
  const { host, port } = settings?.listen ?? { host: '', port: 0 }
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `${host}:${port} is taken; choose another with --web.listen-address=HOST:PORT`
  if (code === 'EACCES') return `${host}:${port} needs rights this user lacks; choose a port above 1023`
  return error.message
}

const stopOnSignal = (stop: () => Promise<void>) => {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second signal means: now.
      if (isStopping) process.exit(1)
      isStopping = true
      void stop().then(() => process.exit(0))
    })
  }
}

const run = async (): Promise<void> => {
  const flags = readFlags(process.argv.slice(2), process.env)
  if (flags.help.at(-1) === 'true') return print(helpText)
  if (flags.version.at(-1) === 'true') return print(`gatehouse ${version} (node ${process.version})`)
  const settings = await readSettings(flags)
  const gatehouse = await startGatehouse(settings).catch((error: unknown) => giveUp(reasonOf(error, settings)))
  stopOnSignal(gatehouse.stop)
  const url = localUrl({ ...settings.listen, port: gatehouse.port }, settings.routePrefix)
  print(`Gatehouse ${version} serves on ${url}`)
  for (const { name, address } of settings.gateways) print(`  watching ${name} at ${address.url}`)
  if (!settings.writes.allowed) print(`  read-only: ${settings.writes.reason}`)
}

await run().catch((error: unknown) => {
  if (error instanceof SettingsMistake) giveUp(error.message)
  throw error
})
