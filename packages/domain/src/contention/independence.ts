import type { Run } from './track.ts'

/** That two shapes alternate: between which times, how often, over how many pushes. */
export type Alternation = {
  readonly since: number
  readonly lastSeen: number
  readonly alternations: number
  readonly pushes: number
}

/** A push is soon after one of the other shape within this part of the faster pace. */
const soon = 0.3

/** Pushes of one schedule keep at least this part of their pace between them. */
const distance = 0.6

const timesSoon = 2

/**
 * Whether runs of two shapes come from two schedules. One script that pushes at its start and at its end pushes soon
 * after its start only, or after its end only; one schedule whose outcome varies never pushes soon after itself. So: each
 * shape keeps its own pace, yet each comes soon after the other at times, and some push follows one of its own shape.
 * Null when that is not seen.
 */
export const twoSchedules = (runs: readonly Run[], a: number, b: number): Alternation | null => {
  const both = runs.filter(({ shape }) => shape === a || shape === b)
  const [first, last] = [both[0], both.at(-1)]
  const paces = [a, b].map((shape) => ownPace(both.filter((run) => run.shape === shape)))
  const [paceA, paceB] = paces
  if (!first || !last || !paceA || !paceB) return null
  const switches = switchesOf(both)
  const near = switches.filter(({ gap }) => gap <= soon * Math.min(paceA, paceB))
  const isSoonAfter = (shape: number) => near.filter(({ to }) => to === shape).length >= timesSoon
  const repeats = both.length - 1 - switches.length + both.filter(({ pushes }) => pushes > 1).length
  if (!isSoonAfter(a) || !isSoonAfter(b) || repeats === 0) return null
  const pushes = both.reduce((sum, run) => sum + run.pushes, 0)
  return { since: first.first, lastSeen: last.first, alternations: switches.length, pushes }
}

const switchesOf = (runs: readonly Run[]) =>
  runs.flatMap((run, i) => {
    const before = runs[i - 1]
    return before === undefined || before.shape === run.shape ? [] : [{ to: run.shape, gap: run.first - before.last }]
  })

/** The usual time between pushes of one shape; undefined when they keep none, or too few are known. */
const ownPace = (runs: readonly Run[]): number | undefined => {
  const between = runs.slice(1).map((run, i) => run.first - (runs[i]?.last ?? 0))
  const inside = runs.flatMap(({ pushes, first, last }) => (pushes > 1 ? [(last - first) / (pushes - 1)] : []))
  const gaps = [...between, ...inside].sort((x, y) => x - y)
  const pace = gaps[Math.floor(gaps.length / 2)]
  const closest = Math.min(...between, ...runs.map((run) => run.closest))
  return gaps.length < 3 || pace === undefined || closest < distance * pace ? undefined : pace
}
