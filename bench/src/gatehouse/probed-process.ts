import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Heap, LoopDelay, ProbeAnswer, ProbeQuestion } from './probe-messages.ts'

const probe = pathToFileURL(join(import.meta.dirname, 'probe.ts')).href

/** A Node process that a benchmark looks into. */
export type ProbedProcess = {
  readonly child: ChildProcess
  readonly pid: number
  /** From now on, how late its event loop is. */
  readonly watchLoop: () => Promise<void>
  readonly loop: () => Promise<LoopDelay>
  readonly heap: () => Promise<Heap>
  readonly stop: () => Promise<void>
}

type Output = { readonly stdout: 'pipe' | 'ignore'; readonly stderr: number | 'inherit' }

const asker = (child: ChildProcess) => {
  const waiting = new Map<number, (answer: never) => void>()
  let last = 0
  child.on('message', ({ number, answer }: { number: number; answer: ProbeAnswer }) => {
    waiting.get(number)?.(answer as never)
    waiting.delete(number)
  })
  return <T extends ProbeAnswer>(question: ProbeQuestion): Promise<T> =>
    new Promise((resolve, reject) => {
      last++
      waiting.set(last, resolve)
      child.send({ number: last, question }, (error) => error && reject(error))
    })
}

/** Starts a program with the probe in it; the program itself does not know. */
export const startProbed = (program: string, args: readonly string[], { stdout, stderr }: Output): ProbedProcess => {
  const execArgv = ['--expose-gc', `--import=${probe}`]
  const child = fork(program, [...args], { execArgv, stdio: ['ignore', stdout, stderr, 'ipc'] })
  const ask = asker(child)
  return {
    child,
    pid: child.pid ?? 0,
    watchLoop: async () => void (await ask<null>('watch-loop')),
    loop: () => ask<LoopDelay>('loop'),
    heap: () => ask<Heap>('heap'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
