import { duration, type Matcher } from '@gatehouse/domain'
import { type CompiledMatcher, compileMatcher, parseSelector } from '@gatehouse/domain/promql'
import { judgeAhead } from '@gatehouse/snapshot'
import { z } from 'zod'
import type { Gateways } from '../gateways/gateways.ts'
import { Problem } from '../problem.ts'

/** The matchers of a `match` parameter, as written and ready to judge. Throws a problem that names the column. */
const readMatch = (match: string): { matchers: readonly Matcher[]; compiled: readonly CompiledMatcher[] } => {
  const parsed = parseSelector(match)
  if (!parsed.ok) throw invalidMatch(parsed.reason, parsed.column)
  const compiled = parsed.matchers.map((matcher) => {
    const result = compileMatcher(matcher)
    if (!result.ok) throw invalidMatch(result.reason, 1)
    return result.matcher
  })
  return { matchers: parsed.matchers, compiled }
}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** As `readMatch`, with the verdicts of its patterns at these gateways ready, so that answering holds nobody up. */
export const prepareMatch = async (gateways: Gateways, names: readonly string[], match: string) => {
  const read = readMatch(match)
  const views = gateways.sources(names).map(({ view }) => view)
  await judgeAhead(views, read.compiled, breathe)
  return read
}

const invalidMatch = (reason: string, column: number) =>
  new Problem('invalid-match', `match, column ${column}: ${reason}`, { column })

/** Throws a problem when a gateway of that name is not watched. */
export const assertGateways = (gateways: Gateways, names: readonly string[]): void => {
  const unknown = names.find((name) => !gateways.get(name))
  if (unknown === undefined) return
  const known = gateways.readers.map(({ name }) => name).join(', ')
  throw new Problem('unknown-gateway', `no gateway is called ${JSON.stringify(unknown)}; there are: ${known}`)
}

/** A Prometheus duration in a search parameter, in ms. */
export const durationText = z.string().transform((text, context) => {
  const ms = duration.decode(text)
  if (ms !== undefined) return ms
  context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is no duration such as 36h or 1d12h` })
  return z.NEVER
})

/** A sort parameter: one of the columns, `-` before it for descending. */
export const sortText = <K extends string>(keys: readonly K[], otherwise: K) =>
  z
    .string()
    .default(otherwise)
    .transform((text, context) => {
      const key = keys.find((one) => one === text.replace(/^-/, ''))
      if (key !== undefined) return { key, descending: text.startsWith('-') }
      context.addIssue({
        code: 'custom',
        message: `${JSON.stringify(text)} is none of ${keys.join(', ')}, each may follow a "-"`,
      })
      return z.NEVER
    })
