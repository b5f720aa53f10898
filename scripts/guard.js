import { spawn } from 'node:child_process'

/**
 * Ends a child with us even when we are killed outright: a small shell waits for the end of its input, which the kernel
 * closes for us. With `group`, the child's whole process group. Gives a function that calls the guard off.
 */
export const guard = (child, { group = false } = {}) => {
  if (process.platform === 'win32' || child.pid === undefined) return () => {}
  const target = group ? `-${child.pid}` : `${child.pid}`
  const watcher = spawn('sh', ['-c', 'read -r _; kill -s TERM -- "$1"', 'sh', target], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.on('error', () => {})
  watcher.unref()
  watcher.stdin.unref()
  return () => watcher.kill('SIGKILL')
}
