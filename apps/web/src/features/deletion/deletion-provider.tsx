import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import { writesBlockedBecause } from '../../lib/write-block.ts'
import { DeletionContext } from './deletion-context.ts'
import { DeletionDialog, type DialogView } from './deletion-dialog.tsx'
import type { Proposal } from './proposal.ts'
import { RunToast } from './run-toast.tsx'
import { Toast } from './toast.tsx'

/** Holds the delete dialog and the toasts of the deletions under way. */
export const DeletionProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useQueryClient()
  const [view, setView] = useState<DialogView | null>(null)
  const [runs, setRuns] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const deletion = useMemo(() => {
    const propose = (proposal: Proposal) => {
      const blocked = writesBlockedBecause(client.getQueryData(gatewaysQuery.queryKey))
      setRefusal(blocked ?? null)
      if (blocked === undefined) setView({ kind: 'plan', proposal, opening: performance.now() })
    }
    return { propose }
  }, [client])
  const start = (runId: string) => {
    setRuns((before) => [...before, runId])
    setView({ kind: 'run', runId })
  }
  const shown = view?.kind === 'run' ? view.runId : undefined
  return (
    <DeletionContext value={deletion}>
      {children}
      <DeletionDialog view={view} onClose={() => setView(null)} onStarted={start} />
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed right-4 bottom-4 left-4 z-[60] flex flex-col items-end gap-2"
      >
        {refusal !== null && <Toast onDismiss={() => setRefusal(null)}>Nothing can be deleted: {refusal}</Toast>}
        {runs.map((runId) => (
          <RunToast
            key={runId}
            runId={runId}
            isShown={runId === shown}
            onShow={() => setView({ kind: 'run', runId })}
            onDismiss={() => setRuns((before) => before.filter((one) => one !== runId))}
          />
        ))}
      </div>
    </DeletionContext>
  )
}
