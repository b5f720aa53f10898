import { LabelChips } from '../../components/label-chip.tsx'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Tried, TriedViolation } from '../../lib/wire.ts'
import type { GroupLink } from './group-link.ts'

const kinds: Readonly<Record<string, string>> = {
  poison: 'a key that breaks the gateway',
  'same-series': 'the same series twice',
  'type-clash': 'one name, two types',
  'suffix-clash': 'a name that a histogram or summary needs',
  'gateway-family': 'a name of the gateway’s own',
  'quantile-label': 'a quantile label on a summary',
  'reserved-label': 'a label name that is not allowed',
}

type SideProps = { readonly side: TriedViolation['sides'][number]; readonly groupLink: GroupLink }

const Side = ({ side: { who, group, claims }, groupLink }: SideProps) => (
  <li className="grid min-w-0 gap-1">
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      {who === 'push' && <span className="font-semibold">this push</span>}
      {who === 'gateway' && <span className="font-semibold">the gateway itself</span>}
      {who === 'group' && !group && <span className="text-dim">a group that is gone</span>}
      {who === 'group' &&
        group &&
        groupLink(
          group.id,
          <span className="flex min-w-0 flex-wrap gap-1">
            <LabelChips labels={group.labels} />
          </span>,
        )}
    </span>
    {claims.map(({ metric, labels, type }) => (
      <span
        key={`${metric} ${JSON.stringify(labels)}`}
        className="flex min-w-0 flex-wrap items-center gap-1 pl-3 text-dim"
      >
        <code>{visibleText(shortened(metric, 80))}</code>
        {type}
        {labels && <LabelChips labels={labels} most={8} />}
      </span>
    ))}
  </li>
)

const Violation = ({ violation, groupLink }: { readonly violation: TriedViolation; readonly groupLink: GroupLink }) => (
  <li className="rounded-[9px] border border-line bg-panel px-3 py-2.5">
    <p className="mb-1.5 wrap-anywhere">
      <b className="font-semibold">{visibleText(shortened(violation.metric, 80))}</b>: {kinds[violation.kind]}
      {violation.isOld && <span className="tag ml-2 text-late">there already</span>}
    </p>
    <ul className="grid gap-1.5">
      {violation.sides.map((side) => (
        <Side key={side.group?.id ?? side.who} side={side} groupLink={groupLink} />
      ))}
    </ul>
  </li>
)

/** Everything it would be refused for, with the groups on each side. */
export const Violations = ({ tried, groupLink }: { readonly tried: Tried; readonly groupLink: GroupLink }) => (
  <section>
    <h2 className="mb-1.5 font-semibold">Because of</h2>
    <ul className="grid gap-2">
      {tried.violations.map((one) => (
        <Violation key={`${one.kind} ${one.metric} ${one.said}`} violation={one} groupLink={groupLink} />
      ))}
    </ul>
  </section>
)
