// Loaded into the server by `--import`: tells the benchmark, over IPC, what only the process itself knows.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts'

// What the histogram counts includes the interval itself.
const resolution = 1

const lateness = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution)

const serve = (delay: ReturnType<typeof monitorEventLoopDelay>) => {
  const answer = (question: ProbeQuestion): ProbeAnswer => {
    if (question === 'watch-loop') {
      delay.enable()
      delay.reset()
      return null
    }
    if (question === 'loop') {
      return { max: lateness(delay.max), p99: lateness(delay.percentile(99)), mean: lateness(delay.mean) }
    }
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    return { heapUsed, external }
  }
  process.on('message', ({ number, question }: { number: number; question: ProbeQuestion }) => {
    process.send?.({ number, answer: answer(question) })
  })
  // The server ends with the benchmark that started it, and not later.
  process.on('disconnect', () => process.exit(1))
  process.channel?.unref()
}

if (isMainThread && process.send !== undefined) serve(monitorEventLoopDelay({ resolution }))
