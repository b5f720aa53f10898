import { Worker } from 'node:worker_threads'
import { GatewayError } from '@gatehouse/pushgateway'
import type { Kind, Questions, Reply, WorkerStart } from './messages.ts'

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }

/** Asks a gateway's worker. A worker that dies fails what was asked of it and is started anew at the next question. */
export const startWorker = (start: WorkerStart) => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastNumber = 0

  const failAll = (reason: string) => {
    worker = undefined
    const open = [...waiting.values()]
    waiting.clear()
    for (const { reject } of open)
      reject(new GatewayError('broken-answer', `the reader of ${start.gateway} ended: ${reason}`))
  }
  const launch = () => {
    const launched = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start })
    launched.on('message', (reply: Reply) => {
      const asked = waiting.get(reply.number)
      waiting.delete(reply.number)
      if (reply.ok) asked?.resolve(reply.answer as never)
      else asked?.reject(new GatewayError(reply.failure.code, reply.failure.message))
    })
    launched.on('error', (error) => failAll(error instanceof Error ? error.message : String(error)))
    launched.on('exit', (code) => failAll(`exit code ${code}`))
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
      await worker?.terminate()
    },
  }
}
