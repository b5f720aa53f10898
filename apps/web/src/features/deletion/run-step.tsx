import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import type { GatewaysAnswer, Run } from '../../lib/wire.ts'
import { beginningWords, isBeginning, notTouched, outcomeWords, progressWords } from './outcome-words.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { isForgotten, runQuery } from './run-query.ts'
import { RunResults } from './run-results.tsx'
import { StopButton } from './stop-button.tsx'

type Props = { readonly runId: string; readonly onClose: () => void }

const headline = (run: Run, gateways: GatewaysAnswer | undefined) => {
  if (run.state === 'done') return outcomeWords(run)
  return isBeginning(run) ? beginningWords(run, gateways) : progressWords(run)
}

/** A deletion going on: how far it is, what became of each group, and Stop. */
export const RunStep = ({ runId, onClose }: Props) => {
  const { data: run, error } = useQuery(runQuery(runId))
  const { data: gateways } = useQuery(gatewaysQuery)
  const isRunning = run?.state !== 'done' && !isForgotten(error)
  return (
    <>
      <div className="px-5 pb-4">
        {run ? (
          <>
            <p className="mb-2 font-semibold tabular-nums">{headline(run, gateways)}</p>
            <ProgressBar run={run} />
          </>
        ) : (
          !error && <Skeleton className="h-3 w-48" />
        )}
      </div>
      {error && <RunTrouble error={error} />}
      {run && <RunResults run={run} />}
      {run && notTouched(run) > 0 && (
        <Notice tone="plain" className="mx-5 my-3">
          It was stopped. What is listed as deleted stays deleted; the rest was not touched.
        </Notice>
      )}
      <div className="sticky bottom-0 flex justify-end gap-2.5 border-t border-line bg-panel px-5 py-3.5">
        {isRunning && <StopButton runId={runId} isStopping={run?.stopped ?? false} />}
        <Button onClick={onClose}>{isRunning ? 'Continue in the background' : 'Close'}</Button>
      </div>
    </>
  )
}

const RunTrouble = ({ error }: { readonly error: unknown }) => (
  <ProblemNotice error={error}>
    <p className="mt-1">
      {isForgotten(error)
        ? 'Gatehouse does not know this deletion any more; it may have been restarted. The list of groups shows what is left.'
        : 'The deletion goes on without this page. Asking again every two seconds.'}
    </p>
  </ProblemNotice>
)
