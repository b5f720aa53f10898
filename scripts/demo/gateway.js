import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { guard } from '../guard.js'
import { Mishap } from '../say.js'

const unpackedAssets = (binary) => {
  const folder = resolve(binary, '..', '..', 'share', 'prometheus', 'pushgateway')
  // Only Debian's build knows the flag; where the package is installed, its default is right already.
  return existsSync(folder) && !folder.startsWith('/usr/share/') ? [`--web.local-assets=${folder}`] : []
}

// Port 0: the kernel chooses, and the log says which.
const argumentsFor = (binary) => [
  '--web.listen-address=127.0.0.1:0',
  '--persistence.file=',
  '--push.disable-consistency-check',
  '--web.enable-admin-api',
  ...unpackedAssets(binary),
]

const portOf = (child, binary) =>
  new Promise((found, failed) => {
    let log = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      // The log goes on for as long as the demo runs; only its beginning matters.
      if (log.length < 10_000) log += text
      const port = /Listening on.*address=\S*:(\d+)/.exec(log)?.[1]
      if (port !== undefined) found(port)
    })
    child.once('error', (error) => failed(new Mishap(`${binary} does not start: ${error.message}`)))
    child.once('exit', () => failed(new Mishap(`${binary} ended at once:\n${log}`)))
  })

/** Starts a real Pushgateway, in memory and without the consistency check, on a free port of 127.0.0.1. */
export const startGateway = async (binary, folder) => {
  const child = spawn(binary, argumentsFor(binary), {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const release = guard(child)
  const url = `http://127.0.0.1:${await portOf(child, binary)}`
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    }
    release()
  }
  return { url, stop }
}
