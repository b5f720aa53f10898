import { useQueries, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { writesBlockedBecause } from '../../lib/delete-block.ts'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import type { Proposal } from '../../lib/proposal.ts'
import { DeletionContext } from './deletion-context.ts'
import type { DialogView } from './dialog-view.ts'
import { runQuery } from './run-query.ts'
import { Toast } from './toast.tsx'
import { useIsOver } from './use-is-over.ts'

// Nobody deletes in the first second: neither the dialog nor what tells of a deletion is part of the first load.
const RunToast = lazy(async () => ({ default: (await import('./run-toast.tsx')).RunToast }))
const DeletionDialog = lazy(async () => ({ default: (await import('./deletion-dialog.tsx')).DeletionDialog }))

/** Holds the delete dialog and the toasts of the deletions under way. */
export const DeletionProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useQueryClient()
  const [view, setView] = useState<DialogView | null>(null)
  const [runs, setRuns] = useState<readonly string[]>([])
  const [toasts, setToasts] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const shown = view?.kind === 'run' ? view.runId : undefined
  const isOver = useIsOver(shown)
  const isOpen = view !== null && !(isOver && view.kind === 'run' && !view.isAskedFor)
  const propose = useCallback(
    (proposal: Proposal) => {
      const blocked = writesBlockedBecause(client.getQueryData(gatewaysQuery.queryKey))
      setRefusal(blocked ?? null)
      if (blocked === undefined) setView({ kind: 'plan', proposal, opening: performance.now() })
    },
    [client],
  )
  const ended = useQueries({ queries: runs.map(runQuery) }).filter(({ data }) => data?.state === 'done').length
  const deletion = useMemo(() => ({ propose, isOpen, ended }), [propose, isOpen, ended])
  const start = (runId: string) => {
    setRuns((before) => [...before, runId])
    setToasts((before) => [...before, runId])
    setView({ kind: 'run', runId, isAskedFor: false })
  }
  return (
    <DeletionContext value={deletion}>
      {children}
      <Suspense>
        {view && <DeletionDialog view={view} isOpen={isOpen} onClose={() => setView(null)} onStarted={start} />}
      </Suspense>
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed right-4 bottom-4 left-4 z-[60] flex flex-col items-end gap-2"
      >
        {refusal !== null && <Toast onDismiss={() => setRefusal(null)}>Nothing can be deleted: {refusal}</Toast>}
        <Suspense>
          {toasts.map((runId) => (
            <RunToast
              key={runId}
              runId={runId}
              isShown={isOpen && runId === shown}
              onShow={() => setView({ kind: 'run', runId, isAskedFor: true })}
              onDismiss={() => setToasts((before) => before.filter((one) => one !== runId))}
            />
          ))}
        </Suspense>
      </div>
    </DeletionContext>
  )
}
