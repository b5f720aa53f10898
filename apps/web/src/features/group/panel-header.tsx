import { useQuery } from '@tanstack/react-query'
import type { PickMode } from '../../components/pick-label.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import type { GroupProposal } from '../../lib/proposal.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { GroupAnswer } from '../../lib/wire.ts'
import { ExpectationLine } from './expectation-line.tsx'
import { LastPush } from './last-push.tsx'
import { PanelActions } from './panel-actions.tsx'
import { SelectorHeading } from './selector-heading.tsx'

type Props = {
  readonly answer: GroupAnswer
  readonly now: number | null
  readonly isGone: boolean
  readonly onPick: (name: string, value: string, mode: PickMode) => void
  readonly onDelete: (proposal: GroupProposal) => void
}

/** Which group, how it is, and what can be done with it. */
export const PanelHeader = ({ answer, now, isGone, onPick, onDelete }: Props) => {
  const { group } = answer
  const gateways = useQuery(gatewaysQuery).data
  return (
    <header className="border-b border-line px-[18px] pt-4 pb-3">
      <p className="flex flex-wrap items-baseline gap-x-2 pr-8">
        <StateMark state={group.state} />
        <LastPush group={group} now={now} />
        {(gateways?.gateways.length ?? 0) > 1 && (
          <span className="text-dim wrap-anywhere">on {visibleText(group.gateway)}</span>
        )}
      </p>
      <ExpectationLine group={group} />
      <SelectorHeading labels={group.labels} onPick={onPick} />
      <PanelActions group={group} isGone={isGone} answer={gateways} onDelete={onDelete} />
    </header>
  )
}
