import type { ParsedText } from '@gatehouse/exposition'
import type { Violation } from '../consistency/violation.ts'
import type { PushTarget } from './push-target.ts'

/** What a gateway would answer to a push. */
export const predictions = ['accepted', 'refused', 'redirected', 'dropped', 'unknown'] as const

/**
 * `status` is null where the gateway answers nothing, or where it is not known. `cause` is what it would say, as far as
 * that is certain. `leavesFailure`: the group gets a failure time, and is created if it is not there. `stores`: what was
 * pushed is there afterwards.
 */
export type Prediction = {
  readonly verdict: (typeof predictions)[number]
  readonly status: number | null
  readonly cause: string | null
  readonly violations: readonly Violation[]
  readonly stores: boolean
  readonly leavesFailure: boolean
}

const answered = (verdict: Prediction['verdict'], status: number | null, cause: string | null = null): Prediction => ({
  verdict,
  status,
  cause,
  violations: [],
  stores: verdict === 'accepted',
  leavesFailure: false,
})

/** What the answer hangs on. */
export type PushFacts = {
  readonly target: PushTarget
  readonly body: ParsedText
  /** Whether the gateway checks pushes against all groups, and what it would find after this one. */
  readonly checks: boolean
  readonly violations: readonly Violation[]
}

const inconsistent = 'pushed metrics are invalid or inconsistent with existing metrics'

const ofTarget = (target: PushTarget & { ok: false }): Prediction => {
  const isRedirect = target.status === 301 || target.status === 307
  return answered(isRedirect ? 'redirected' : 'refused', target.status, target.cause)
}

const ofBody = ({ reason, line, isCrash }: ParsedText & { ok: false }): Prediction => {
  const cause = `text format parsing error in line ${line}: ${reason}`
  return isCrash ? answered('dropped', null, cause) : answered('refused', 400, cause)
}

const timestamps = 'pushed metrics must not have timestamps'

const refusedLate = (cause: string, violations: readonly Violation[]): Prediction => ({
  ...answered('refused', 400, `${inconsistent}: ${cause}`),
  violations,
  leavesFailure: true,
})

/** How the gateway words a violation, without the labels and values it quotes. */
export const violationText = ({ kind, metric, said }: Violation): string => {
  if (kind === 'gateway-family') return `gathered metric family ${metric} ${said}`
  return kind === 'suffix-clash'
    ? `collected metric named ${JSON.stringify(metric)} ${said}`
    : `collected metric ${JSON.stringify(metric)} { … } ${said}`
}

/**
 * What a gateway would answer, judged in the order in which it judges: the path, the body, timestamps, then everything
 * it would hold afterwards. One that does not check answers 202 to whatever it can read, even where it stores nothing.
 */
export const predictPush = ({ target, body, checks, violations }: PushFacts): Prediction => {
  if (!target.ok) return ofTarget(target)
  if (!body.ok) return ofBody(body)
  if (body.timestampLines.length > 0) {
    if (checks) return refusedLate(timestamps, [])
    return { ...answered('accepted', 202, timestamps), stores: false, leavesFailure: true }
  }
  if (!checks) return { ...answered('accepted', 202), violations }
  const [first] = violations
  return first ? refusedLate(violationText(first), violations) : answered('accepted', 200)
}
