import type { Shape } from './shape.ts'

/** How many runs are remembered. */
const runLimit = 16

const shapeLimit = 4

/** Pushes of one shape in a row: when the first and the last were, how many, and the shortest time between two. */
export type Run = {
  readonly shape: number
  readonly first: number
  readonly last: number
  readonly pushes: number
  readonly closest: number
}

/** The latest runs of pushes, oldest first, and the shapes they have: the four used last. */
export type Track = { readonly shapes: readonly Shape[]; readonly runs: readonly Run[] }

export const noTrack: Track = { shapes: [], runs: [] }

/** Adds a push. A run that outlasts all that is remembered before it makes that forgotten. */
export const addPush = (track: Track, shape: Shape, at: number): Track => {
  const shapes = useShape(track.shapes, shape)
  const runs = addToRuns(track.runs, shape.id, at)
  if (outlasts(runs)) return { shapes: shapes.slice(-1), runs: runs.slice(-1) }
  // The newest push always finds its shape; only another one may have had to go.
  return { shapes, runs: runs.filter((run) => shapes.some(({ id }) => id === run.shape)) }
}

const useShape = (shapes: readonly Shape[], shape: Shape): readonly Shape[] => {
  if (shapes.at(-1)?.id === shape.id) return shapes
  const known = shapes.find(({ id }) => id === shape.id) ?? shape
  return [...shapes.filter((one) => one !== known), known].slice(-shapeLimit)
}

const addToRuns = (runs: readonly Run[], shape: number, at: number): readonly Run[] => {
  const run = runs.at(-1)
  if (run?.shape !== shape) {
    return [...runs, { shape, first: at, last: at, pushes: 1, closest: Number.POSITIVE_INFINITY }].slice(-runLimit)
  }
  const closest = Math.min(run.closest, at - run.last)
  return [...runs.slice(0, -1), { ...run, last: at, pushes: run.pushes + 1, closest }]
}

const outlasts = (runs: readonly Run[]) => {
  const [oldest, run] = [runs[0], runs.at(-1)]
  if (!oldest || !run || oldest === run) return false
  return run.pushes >= runLimit && run.last - run.first > run.first - oldest.first
}
