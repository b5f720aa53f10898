import { push } from './push.js'

const second = 1_000

// A body with a timestamp is refused: the group keeps what it had, and gets a failure time.
const refusedBody = () => `last_run_timestamp_seconds ${Date.now() / second} ${Date.now()}\n`

const bodyOf = (job, turn) => (turn >= (job.refusedFrom ?? Infinity) ? refusedBody() : job.body(turn))

const follow = (url, job, timers) => {
  const { labels, every, method = 'PUT', pushes = Infinity } = job
  const next = (turn) => {
    void push(url, { labels, method, body: bodyOf(job, turn) })
    if (turn + 1 < pushes) timers.set(job, setTimeout(next, every * second, turn + 1))
  }
  timers.set(job, setTimeout(next, (job.after ?? 0) * second, 0))
}

/**
 * Lets every job push at its rhythm: `labels`, `body(turn)` and `every` in seconds; first `after` seconds from now, at
 * most `pushes` times; from turn `refusedFrom` on the gateway refuses. Gives a function that ends it.
 */
export const keepPushing = (url, jobs) => {
  const timers = new Map()
  for (const job of jobs) follow(url, job, timers)
  return () => {
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
