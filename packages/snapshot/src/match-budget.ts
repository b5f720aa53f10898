import type { CompiledMatcher } from '@gatehouse/domain/promql'

/** Time all matchers of one question may take together, in ms: nobody else is served meanwhile. */
const budget = 500

/** A question whose matchers take too long over the values there are. The message names the label. */
export class MatchTooSlow extends Error {
  readonly label: string

  constructor(label: string) {
    super(`the pattern for ${JSON.stringify(label)} takes too long over the values of this label; use a simpler one`)
    this.name = 'MatchTooSlow'
    this.label = label
  }
}

/** Judging a value that takes less is not timed each time, in ms: the clock takes longer than most values. */
const quick = 0.02
const untimed = 15

/** The same matchers, which together throw `MatchTooSlow` once they have judged for too long. */
export const withinBudget = (matchers: readonly CompiledMatcher[]): readonly CompiledMatcher[] => {
  let spent = 0
  return matchers.map((matcher) => {
    let took = 0
    let left = 0
    const timed = (value: string) => {
      const began = performance.now()
      const verdict = matcher.accepts(value)
      took = performance.now() - began
      left = took < quick ? untimed : 0
      return verdict
    }
    const accepts = (value: string) => {
      const verdict = left-- > 0 ? matcher.accepts(value) : timed(value)
      spent += took
      if (spent > budget) throw new MatchTooSlow(matcher.name)
      return verdict
    }
    return { ...matcher, accepts }
  })
}
