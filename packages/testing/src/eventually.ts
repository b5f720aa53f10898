import { setTimeout as pause } from 'node:timers/promises'

// Taken now, so that a test with fake timers still waits in real time.
const now = performance.now.bind(performance)

/**
 * Polls until the attempt neither throws nor gives false, and gives what it gave. After `within` milliseconds (10,000
 * unless told) it rethrows the last failure.
 */
export const eventually = async <T>(
  attempt: () => T | Promise<T>,
  { within = 10_000, every = 20 } = {},
): Promise<T> => {
  const deadline = now() + within
  for (;;) {
    const outcome = await tryOnce(attempt)
    if (outcome.ok) return outcome.value
    if (now() >= deadline) throw outcome.failure
    await pause(every)
  }
}

type Outcome<T> = { ok: true; value: T } | { ok: false; failure: unknown }

const tryOnce = async <T>(attempt: () => T | Promise<T>): Promise<Outcome<T>> => {
  try {
    const value = await attempt()
    return value === false ? { ok: false, failure: new Error(`still false: ${attempt}`) } : { ok: true, value }
  } catch (failure) {
    return { ok: false, failure }
  }
}
