import { spawn } from 'node:child_process'
import { root } from '../paths.js'
import { say } from '../say.js'

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

// A signal is passed on, and we outlive it to clean up.
const runPnpm = (args, env) =>
  new Promise((resolve) => {
    const child = spawn('pnpm', args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    const passOn = (signal) => child.kill(signal)
    const finish = (code) => {
      for (const signal of signals) process.off(signal, passOn)
      resolve(code)
    }
    for (const signal of signals) process.on(signal, passOn)
    child.once('error', () => finish(127))
    child.once('exit', (code) => finish(code ?? 1))
  })

const runStep = async ({ name, args, variables }, { environment, reports }) => {
  say(`\n── ${name} ──`)
  const start = performance.now()
  const code = await runPnpm(args(reports), { ...environment, ...variables?.(reports) })
  const outcome = { name, ok: code === 0, time: seconds(start) }
  say(outcome.ok ? `${name}: ok, ${outcome.time}` : `${name}: FAILED with exit code ${code}, ${outcome.time}`)
  return outcome
}

/** Runs the steps one after another and stops at the first that fails. */
export const runSteps = async (steps, surroundings) => {
  const outcomes = []
  for (const step of steps) {
    outcomes.push(await runStep(step, surroundings))
    if (!outcomes.at(-1).ok) break
  }
  return outcomes
}
