import { fork } from 'node:child_process'
import { join } from 'node:path'

/** Runs a program of this folder in a fresh process and gives what it tells. */
export const inChild = <T>(program: string, args: readonly string[]): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, program), [...args], { execArgv: ['--expose-gc'] })
    let told: { readonly answer: T } | undefined
    child.once('message', (answer) => {
      told = { answer: answer as T }
    })
    child.once('exit', (code) => (told ? resolve(told.answer) : reject(new Error(`${program} ended with ${code}`))))
  })
