import { printMatcher } from '@gatehouse/domain'
import { measure, unitOf } from '../../lib/measure.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { CollisionClaim, CollisionSide } from '../../lib/wire.ts'
import { type ClaimLabel, claimLabels } from './claim-labels.ts'
import type { LitPart } from './lit-part.ts'

type Props = {
  readonly claim: CollisionClaim
  readonly side: CollisionSide
  /** What of it clashes, beside labels. */
  readonly lit: LitPart | null
  readonly now: number | null
}

const longest = 160

const isNumber = (text: string) => /^[-+]?(Inf|\d)/.test(text) || text === 'NaN'

const valueText = ({ metric, value }: CollisionClaim, now: number | null) =>
  value !== null && isNumber(value) ? measure(value, unitOf(metric), now) : (value ?? '')

/** One series, or a whole family, that a group has in a collision. */
export const ClaimView = ({ claim, side, lit, now }: Props) => {
  const { metric, type, help, value } = claim
  const labels = claimLabels(claim, side)
  return (
    <li className="mt-2">
      <p className="flex flex-wrap items-baseline gap-x-2 font-mono text-xs">
        <span className={`min-w-0 wrap-anywhere ${lit === 'metric' ? 'lit' : ''}`} title={visibleText(metric)}>
          {visibleText(shortened(metric, longest))}
        </span>
        {type && (
          <span
            className={`rounded border px-1 font-sans text-[11px] italic ${lit === 'type' ? 'lit border-failing/35' : 'border-line text-dim'}`}
          >
            {type}
          </span>
        )}
        {value !== null && (
          <span className="ml-auto font-semibold tabular-nums wrap-anywhere" title={visibleText(value)}>
            {visibleText(shortened(valueText(claim, now), 60))}
          </span>
        )}
      </p>
      {labels.length > 0 && (
        <p className="mt-0.5 flex flex-wrap gap-x-2 gap-y-0.5 font-mono text-xs">
          {labels.map((label) => (
            <LabelText key={label.name} {...label} />
          ))}
        </p>
      )}
      {help !== null && help !== '' && (
        <p className={`mt-0.5 ${lit === 'help' ? '' : 'text-dim'}`}>
          <span className={`wrap-anywhere ${lit === 'help' ? 'lit font-normal' : ''}`}>
            {visibleText(shortened(help, 300))}
          </span>
        </p>
      )}
    </li>
  )
}

const LabelText = ({ name, value, origin, isLit }: ClaimLabel) => {
  if (value === null)
    return (
      <span className="min-w-0 wrap-anywhere">
        no label <mark className="lit">{visibleText(shortened(name, longest))}</mark>
      </span>
    )
  const text = visibleText(printMatcher({ name, op: '=', value: shortened(value, longest) }))
  if (!isLit) return <span className="min-w-0 text-dim wrap-anywhere [unicode-bidi:isolate]">{text}</span>
  return (
    <span className="min-w-0 wrap-anywhere">
      <span className="text-dim">{origin} label</span> <mark className="lit [unicode-bidi:isolate]">{text}</mark>
    </span>
  )
}
