import type { ParsedFamily, ParsedText } from '@gatehouse/exposition'
import type { Severity } from '../collisions/collision.ts'
import { pushFamilyNames } from '../consistency/in-group.ts'
import type { Overridden } from './apply-push.ts'
import { explainFault } from './explain-text.ts'
import { type Prediction, violationText } from './prediction.ts'

/** Something to say about a line of a body. `said` is in the gateway's words, `hint` in ours; one of them may be empty. */
export type Finding = {
  readonly line: number
  readonly column: number | null
  readonly severity: Severity
  readonly said: string
  readonly hint: string
}

/** How many findings are told, and how much of a value in one. */
const findingLimit = 100
const valueLimit = 200

const quoted = (value: string) => JSON.stringify(value.length > valueLimit ? `${value.slice(0, valueLimit)}…` : value)

const ofFault = (fault: ParsedText & { readonly ok: false }, text: string): Finding => ({
  line: fault.line,
  column: fault.column,
  severity: 'error',
  said: fault.reason,
  hint: explainFault(fault, text) ?? '',
})

const ofTimestamp = (line: number): Finding => ({
  line,
  column: null,
  severity: 'error',
  said: 'pushed metrics must not have timestamps',
  hint: 'The number after the value is a timestamp. Leave it out: the gateway tells when a group was pushed.',
})

const ofOverridden = ({ label, from, to, line, times }: Overridden): Finding => ({
  line,
  column: null,
  severity: 'warning',
  said: '',
  hint: `${label}=${quoted(from)} becomes ${quoted(to)}, as the grouping key says${times > 1 ? `, here and ${times - 1} more times` : ''}.`,
})

const ofPushFamily = ({ name, line }: ParsedFamily): Finding => ({
  line,
  column: null,
  severity: 'note',
  said: '',
  hint:
    name === pushFamilyNames[0]
      ? 'The gateway writes push_time_seconds itself, and drops what is pushed.'
      : 'The gateway writes push_failure_time_seconds itself. Pushed to a group that is there, it tells of a failure that never was.',
})

type Told = {
  readonly text: string
  readonly body: ParsedText
  readonly overridden: readonly Overridden[]
  readonly prediction: Prediction
  /** The group that is pushed to. */
  readonly group: string | null
}

const ofViolations = ({ body, prediction, group }: Told): readonly Finding[] => {
  const lines = new Map(body.ok ? body.families.map(({ name, line }) => [name, line]) : [])
  return prediction.violations.flatMap((violation) => {
    const own = violation.sides.filter((side) => side.group === group).flatMap(({ claims }) => claims)
    const line = own.map(({ metric }) => lines.get(metric)).find((found) => found !== undefined)
    if (line === undefined) return []
    return [{ line, column: null, severity: 'error' as const, said: violationText(violation), hint: '' }]
  })
}

/** What there is to say about a body, line by line, the first 100. */
export const findingsOf = (told: Told): readonly Finding[] => {
  const { body, text, overridden } = told
  if (!body.ok) return [ofFault(body, text)]
  const pushFamilies = body.families.filter(({ name }) => pushFamilyNames.some((known) => known === name))
  return [
    ...body.timestampLines.map(ofTimestamp),
    ...ofViolations(told),
    ...overridden.map(ofOverridden),
    ...pushFamilies.map(ofPushFamily),
  ]
    .sort((a, b) => a.line - b.line)
    .slice(0, findingLimit)
}
