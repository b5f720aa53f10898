import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { onEnding } from '../ending.js'
import { guard } from '../guard.js'
import { root } from '../paths.js'
import { say } from '../say.js'

const patience = 15_000

// Once only: to the server a second signal means "at once".
const askToEnd = (child) => {
  if (child.killed) return
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), patience).unref()
}

const ended = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      say(String(error))
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })

/**
 * Runs the server until it ends and gives its exit code. Ctrl-C and SIGTERM reach it once, as SIGTERM: it runs in a
 * process group of its own, so the terminal does not signal it a second time.
 */
export const runServer = async (args, env) => {
  const main = join(root, 'apps', 'server', 'src', 'main.ts')
  const child = spawn('node', ['--disable-warning=ExperimentalWarning', main, ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const release = guard(child)
  const forget = onEnding(() => askToEnd(child))
  const code = await ended(child)
  release()
  forget()
  return code
}
