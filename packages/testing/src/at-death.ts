import { spawn } from 'node:child_process'
import { releaseLoop } from './release-loop.ts'

/**
 * Runs a line of shell when this process is gone, however it went: a small shell waits for the end of its input, which
 * the kernel closes even after SIGKILL. `$1`, `$2` … are the arguments. Gives a function that calls it off.
 */
export const atDeath = (shellLine: string, ...args: string[]): (() => void) => {
  const watcher = spawn('sh', ['-c', `read -r _; ${shellLine}`, 'sh', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  releaseLoop(watcher, watcher.stdin)
  return () => watcher.kill('SIGKILL')
}
