import { getHeapStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { GatewayError } from '@gatehouse/pushgateway'
import type { Kind, News, PublishedCollisions, Questions, Reply, WorkerStart } from './messages.ts'

// A limit of its own makes too large an answer the end of this worker, not of the process.
const resourceLimits = {
  maxOldGenerationSizeMb: Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20),
  // Little of a read lives long; more room for what is new would only be more memory at rest.
  maxYoungGenerationSizeMb: 16,
}

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }

type Hooks = {
  readonly onEnd: (reason: string) => void
  readonly onNews: (news: PublishedCollisions) => void
}

/** Asks a gateway's worker. A worker that dies fails what was asked of it and is started anew at the next question. */
export const startWorker = (start: WorkerStart, { onEnd, onNews }: Hooks) => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastNumber = 0
  let isStopped = false

  const failAll = (ended: Worker, reason: string) => {
    // An error is followed by an exit, and by then another worker may be at work.
    if (worker !== ended) return
    worker = undefined
    if (!isStopped) onEnd(reason)
    const open = [...waiting.values()]
    waiting.clear()
    for (const { reject } of open)
      reject(new GatewayError('broken-answer', `the reader of ${start.gateway} ended: ${reason}`))
  }
  const launch = () => {
    const launched = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start, resourceLimits })
    launched.on('message', (reply: Reply | News) => {
      if ('news' in reply) return onNews(reply.news)
      const asked = waiting.get(reply.number)
      waiting.delete(reply.number)
      if (reply.ok) asked?.resolve(reply.answer as never)
      else asked?.reject(new GatewayError(reply.failure.code, reply.failure.message))
    })
    launched.on('error', (error) => failAll(launched, error instanceof Error ? error.message : String(error)))
    launched.on('exit', (code) => failAll(launched, `exit code ${code}`))
    return launched
  }

  return {
    ask: <K extends Kind>(kind: K, asked: Questions[K]['asked']): Promise<Questions[K]['answer']> =>
      new Promise((resolve, reject) => {
        worker ??= launch()
        lastNumber++
        waiting.set(lastNumber, { resolve, reject })
        worker.postMessage({ number: lastNumber, kind, ...asked })
      }),
    stop: async () => {
      isStopped = true
      await worker?.terminate()
    },
  }
}
