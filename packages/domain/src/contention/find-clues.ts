import type { Certainty, CountClue, ShapeClue } from './clue.ts'
import type { Followed } from './followed.ts'
import { twoSchedules } from './independence.ts'
import { isInPairs, leastPushes, returnsOf, splitInTwo } from './interleaving.ts'
import type { Clash, Shape } from './shape.ts'
import type { Track } from './track.ts'

/**
 * The clues of a track: those its runs show now, and those they showed before as long as the last turn is remembered, so
 * that a verdict does not flicker.
 */
export const shapeClues = (
  { shapes, runs }: Track,
  clash: (a: Shape, b: Shape) => Clash | null,
  earlier: readonly ShapeClue[],
): readonly ShapeClue[] => {
  const pairs = shapes.flatMap((a, i) => shapes.slice(i + 1).map((b) => [a, b] as const))
  const clues = pairs.flatMap(([a, b]) => {
    const how = runs.length < 6 ? null : clash(...inOrder(a, b))
    if (how === null) return []
    const known = earlier.find((clue) => isSameClash(clue, how))
    const seen = twoSchedules(runs, a.id, b.id)
    if (seen !== null) return [{ ...how, ...seen, since: known?.since ?? seen.since }]
    return known !== undefined && known.lastSeen > Number(runs[0]?.first) ? [known] : []
  })
  // Three shapes may clash in the same families, two by two.
  return clues.filter((clue, i) => clues.findIndex((other) => isSameClash(other, clue)) === i)
}

const inOrder = (a: Shape, b: Shape): readonly [Shape, Shape] => (a.id < b.id ? [a, b] : [b, a])

const namesOf = (clash: Clash) => (clash.kind === 'family-sets' ? clash.sides : clash.families)

const isSameClash = (a: Clash, b: Clash) =>
  a.kind === b.kind && JSON.stringify(namesOf(a)) === JSON.stringify(namesOf(b))

const leastReturns = 3

/** The clues the followed series show now. */
export const countClues = (followed: readonly Followed[], earlier: readonly CountClue[]): readonly CountClue[] =>
  followed.flatMap((one) => {
    const found = one.kind === 'count' ? judgeCounts(one) : judgeStartTimes(one)
    if (found === null) return []
    const { family, series, times, values } = one
    const kind = one.kind === 'count' ? ('counts' as const) : ('start-times' as const)
    const known = earlier.find((clue) => clue.kind === kind && clue.family === family && clue.series === series)
    const since = known?.since ?? Number(times[0])
    return [{ kind, family, series, values, ...found, since, lastSeen: Number(times.at(-1)), pushes: values.length }]
  })

type Found = { readonly certainty: Certainty; readonly alternations: number }

const judgeCounts = ({ times, values }: Followed): Found | null => {
  const split = splitInTwo(values)
  if (split === null) return null
  const alternations = split.filter((isUpper, i) => i > 0 && isUpper !== split[i - 1]).length
  return { certainty: isInPairs(split, times) ? 'suspected' : 'proven', alternations }
}

const judgeStartTimes = ({ values }: Followed): Found | null => {
  const alternations = returnsOf(values)
  return values.length < leastPushes || alternations < leastReturns ? null : { certainty: 'proven', alternations }
}
