import { spawn } from 'node:child_process'
import { Mishap } from './say.js'

const finished = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, error }))
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal }))
  })

const collect = (stream, parts) => stream?.setEncoding('utf8').on('data', (text) => parts.push(text))

/**
 * Runs a program to its end and gives its exit code and what it wrote; never throws. `timeout` is in milliseconds;
 * a program that takes longer is killed. `show` lets it write to the terminal instead.
 */
export const attempt = async (program, args, { show = false, timeout = 0, ...options } = {}) => {
  const parts = []
  const output = show ? 'inherit' : 'pipe'
  const child = spawn(program, args, { ...options, timeout, killSignal: 'SIGKILL', stdio: ['ignore', output, output] })
  collect(child.stdout, parts)
  collect(child.stderr, parts)
  const { code, error } = await finished(child)
  return { ok: code === 0, code, output: error === undefined ? parts.join('') : String(error) }
}

/** Runs a program that has to succeed; gives what it wrote. */
export const run = async (program, args, options) => {
  const { ok, code, output } = await attempt(program, args, options)
  if (!ok) throw new Mishap(`${program} ${args.join(' ')}\nended with ${code}\n${output.trimEnd()}`)
  return output
}
