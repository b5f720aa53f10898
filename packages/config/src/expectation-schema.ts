import { duration, type Rhythm, ruleExpectation } from '@gatehouse/domain'
import { parseSelector } from '@gatehouse/domain/promql'
import { z } from 'zod'
import type { ExpectationRule } from './config.ts'
import { durationOrNever, durationWithin, mapping, text } from './values.ts'

const selector = () =>
  text(`a selector in quotes, such as '{job="backup"}'`).transform((match, { addIssue }) => {
    const parsed = parseSelector(match)
    if (parsed.ok) return { match, matchers: parsed.matchers }
    addIssue({ code: 'custom', message: parsed.reason, params: { index: parsed.column - 1 } })
    return z.NEVER
  })

/** One entry of `expectations`. */
export const expectationSchema = () =>
  mapping({
    match: selector(),
    every: durationOrNever({ least: 1 }),
    grace: durationWithin({ least: 0 }).optional(),
    stale_after: durationWithin({ least: 1 }).optional(),
  }).transform(({ match, every, grace, stale_after }, { addIssue }): ExpectationRule => {
    const rhythm = { every, grace, staleAfter: stale_after }
    for (const { key, reason } of contradictions(rhythm)) addIssue({ code: 'custom', path: [key], message: reason })
    return { ...match, rhythm }
  })

const contradictions = (rhythm: Rhythm): { key: string; reason: string }[] => {
  const { every, grace, staleAfter } = rhythm
  if (every === 'never') {
    const reason = 'no meaning beside every: never'
    return [
      ...(grace === undefined ? [] : [{ key: 'grace', reason }]),
      ...(staleAfter === undefined ? [] : [{ key: 'stale_after', reason }]),
    ]
  }
  const late = every + (ruleExpectation(rhythm, 0).grace ?? 0)
  if (staleAfter === undefined || staleAfter >= late) return []
  return [
    {
      key: 'stale_after',
      reason: `found ${duration.encode(staleAfter)}, allowed is every + grace, ${duration.encode(late)}, or more`,
    },
  ]
}
