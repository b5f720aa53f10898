import { readFileSync } from 'node:fs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

const parentOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]
  } catch {
    return undefined
  }
}

// npm runs us in a shell. Told to end, both go without a word to us; so we watch whether they are still there.
const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`

const watchNpm = (callback) => {
  if (process.env.npm_lifecycle_event === undefined) return () => {}
  const before = ancestors()
  const timer = setInterval(() => {
    if (ancestors() !== before) callback('SIGTERM')
  }, 300)
  timer.unref()
  return () => clearInterval(timer)
}

/** Calls back with the signal when we are to end: by a signal, or because the npm that ran us is gone. */
export const onEnding = (callback) => {
  for (const signal of signals) process.on(signal, callback)
  const stopWatching = watchNpm(callback)
  return () => {
    stopWatching()
    for (const signal of signals) process.off(signal, callback)
  }
}
