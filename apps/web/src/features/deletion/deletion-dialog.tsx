import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { useGatewayClocks } from '../../lib/gateway-clocks.ts'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import type { Proposal, SelectionProposal } from '../../lib/proposal.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { Run } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import type { DialogView } from './dialog-view.ts'
import { PlanStep } from './plan-step.tsx'
import { runQuery } from './run-query.ts'
import { RunStep } from './run-step.tsx'

type Props = {
  readonly view: DialogView
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onStarted: (runId: string) => void
}

const gatewaysOf = ({ gateways }: SelectionProposal) =>
  gateways.length === 0 ? '' : ` from ${gateways.map(visibleText).join(', ')}`

const planTitle = (proposal: Proposal) => {
  if (proposal.kind === 'selection') return `Delete ${counted(proposal.count, 'group')}${gatewaysOf(proposal)}`
  const gateway = visibleText(proposal.gateway)
  return proposal.kind === 'group' && proposal.missing ? `Forget on ${gateway}` : `Delete from ${gateway}`
}

const runTitle = (run: Run | undefined) => {
  if (run?.state !== 'done') return 'Deleting'
  return run.stopped ? 'Deletion stopped' : 'Deletion finished'
}

const descriptions = {
  group: 'The Pushgateway matches the exact grouping key only. Choose what you mean.',
  job: 'The Pushgateway deletes by exact grouping key only, so every group of the job goes one by one.',
  selection: 'Exactly the groups listed here go, but for those marked as kept.',
} as const satisfies Record<Proposal['kind'], string>

const description = (proposal: Proposal) =>
  proposal.kind === 'group' && proposal.missing
    ? 'It is not at the gateway any more. Choose what to take off the list.'
    : descriptions[proposal.kind]

/** From "what would go" to "what became of it". */
export const DeletionDialog = ({ view, isOpen, onClose, onStarted }: Props) => {
  const cancelRef = useRef<HTMLButtonElement>(null)
  const clockOf = useGatewayClocks(useQuery(gatewaysQuery).data)
  const runId = view.kind === 'run' ? view.runId : undefined
  const { data: run } = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== undefined })
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      title={view.kind === 'plan' ? planTitle(view.proposal) : runTitle(run)}
      description={view.kind === 'plan' ? description(view.proposal) : undefined}
      initialFocusRef={cancelRef}
    >
      {view.kind === 'plan' && (
        <PlanStep
          key={view.opening}
          {...{ proposal: view.proposal, opening: view.opening, clockOf, cancelRef, onStarted }}
          onCancel={onClose}
        />
      )}
      {view.kind === 'run' && <RunStep runId={view.runId} onClose={onClose} />}
    </Dialog>
  )
}
