import { deleteCommand, groupingKey, pushCommand } from '@gatehouse/domain'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { commandBlockedBecause, groupBlockedBecause } from '../../lib/delete-block.ts'
import { gatewayCalled } from '../../lib/gateways.ts'
import { type GroupProposal, proposeGroup } from '../../lib/proposal.ts'
import type { GatewaysAnswer, GroupRow } from '../../lib/wire.ts'

type Props = {
  readonly group: GroupRow
  readonly isGone: boolean
  readonly answer: GatewaysAnswer | undefined
  readonly onDelete: (proposal: GroupProposal) => void
}

/** Copied commands, and Delete. */
export const PanelActions = ({ group, isGone, answer, onDelete }: Props) => {
  const gateway = gatewayCalled(answer, group.gateway)
  const url = gateway?.url ?? ''
  const unknown = gateway ? undefined : 'The address of the gateway is not known yet'
  const key = groupingKey(Object.entries(group.labels))
  return (
    <div className="flex flex-wrap gap-2 [&_.lucide-copy]:hidden">
      <CopyButton text={pushCommand(url, key)} disabledBecause={unknown ?? commandBlockedBecause(group)}>
        Copy push command
      </CopyButton>
      <CopyButton text={deleteCommand(url, key)} disabledBecause={unknown ?? commandBlockedBecause(group)}>
        Copy delete command
      </CopyButton>
      <Button
        disabledBecause={isGone ? 'It is gone' : groupBlockedBecause(answer, group)}
        className="text-failing! aria-disabled:text-faint!"
        onClick={() => onDelete(proposeGroup(group))}
      >
        {group.state === 'missing' ? 'Forget…' : 'Delete…'}
      </Button>
    </div>
  )
}
