import { spawn } from 'node:child_process'
import { onEnding } from '../ending.js'
import { guard } from '../guard.js'
import { root } from '../paths.js'
import { say } from '../say.js'

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

const ended = (child) =>
  new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })

// A process group of its own: a signal reaches all of it, once, and we outlive it to clean up.
const runPnpm = async (args, env) => {
  const child = spawn('pnpm', args, { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
  const release = guard(child, { group: true })
  const forget = onEnding((signal) => process.kill(-child.pid, signal))
  const code = await ended(child)
  forget()
  release()
  return code
}

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
