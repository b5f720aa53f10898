import { spawn } from 'node:child_process'

/**
 * Ends a child with us even when we are killed outright: a small shell waits for the end of its input, which the kernel
 * closes for us. Gives a function that calls the guard off.
 */
export const guard = (child) => {
  if (process.platform === 'win32' || child.pid === undefined) return () => {}
  const watcher = spawn('sh', ['-c', 'read -r _; kill -TERM "$1"', 'sh', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.on('error', () => {})
  watcher.unref()
  watcher.stdin.unref()
  return () => watcher.kill('SIGKILL')
}
