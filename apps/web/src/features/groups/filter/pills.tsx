import { type Matcher, printMatcher, quote } from '@gatehouse/domain'
import { isCollisionKind, isSeverity } from '../../../components/collision-words.ts'
import { shortened, visibleText } from '../../../lib/visible-text.ts'
import { count } from '../../../lib/words.ts'
import type { GroupsFilter } from '../search.ts'
import { isSameMatcher } from './draft.ts'
import { FilterPill } from './filter-pill.tsx'
import { patternWords } from './patterns.ts'

export type AcceptedMatcher = Matcher & { readonly groups: number }

type MatcherPillProps = {
  readonly matcher: Matcher
  readonly accepted: readonly AcceptedMatcher[]
  readonly total: number
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** A matcher with how many groups it alone lets through, or for an exclusion takes away. */
export const MatcherPill = ({ matcher, accepted, total, onEdit, onRemove }: MatcherPillProps) => {
  const groups = accepted.find((one) => isSameMatcher(one, matcher))?.groups
  const isExclusion = matcher.op.startsWith('!')
  const shown = groups === undefined ? undefined : isExclusion ? `−${count(total - groups)}` : count(groups)
  const words = patternWords(matcher)
  return (
    <FilterPill name={printMatcher(matcher)} count={shown} onEdit={onEdit} onRemove={onRemove}>
      {visibleText(matcher.name)}
      <span className="text-accent">{matcher.op}</span>
      {quote(shortened(matcher.value, 48))}
      {words && <span className="pl-1.5 font-sans text-[11px] text-dim">{words}</span>}
    </FilterPill>
  )
}

// An id tells a reader nothing.
const collisionText = (one: string) => (isSeverity(one) || isCollisionKind(one) ? one : 'one collision')

type OtherPillsProps = {
  readonly filter: GroupsFilter
  readonly onFilter: (change: Partial<GroupsFilter>) => void
}

/** The conditions that are no matchers: gateways, states, collisions, ages. */
export const OtherPills = ({ filter, onFilter }: OtherPillsProps) => (
  <>
    {filter.gateway.map((name) => (
      <FilterPill
        key={`gateway ${name}`}
        name={`gateway ${name}`}
        onRemove={() => onFilter({ gateway: filter.gateway.filter((one) => one !== name) })}
      >
        <span className="text-dim">gateway</span> {visibleText(name)}
      </FilterPill>
    ))}
    {filter.state.map((state) => (
      <FilterPill
        key={state}
        name={`state ${state}`}
        onRemove={() => onFilter({ state: filter.state.filter((one) => one !== state) })}
      >
        <span className="text-dim">state</span> {state}
      </FilterPill>
    ))}
    {filter.collisions.length > 0 && (
      <FilterPill
        name={`collisions ${filter.collisions.map(collisionText).join(', ')}`}
        onRemove={() => onFilter({ collisions: [] })}
      >
        <span className="text-dim">collisions</span> {filter.collisions.map(collisionText).join(', ')}
      </FilterPill>
    )}
    {filter.older_than !== '' && (
      <FilterPill name={`older than ${filter.older_than}`} onRemove={() => onFilter({ older_than: '' })}>
        <span className="text-dim">older than</span> {filter.older_than}
      </FilterPill>
    )}
    {filter.younger_than !== '' && (
      <FilterPill name={`younger than ${filter.younger_than}`} onRemove={() => onFilter({ younger_than: '' })}>
        <span className="text-dim">younger than</span> {filter.younger_than}
      </FilterPill>
    )}
  </>
)
