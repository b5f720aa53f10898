import { useMutation } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { api } from '../../lib/api.ts'

type Props = { readonly runId: string; readonly isStopping: boolean }

/** Stops a run: nothing more is asked for, and what was asked for is read back. */
export const StopButton = ({ runId, isStopping }: Props) => {
  const stop = useMutation({ mutationFn: () => api.stopRun(runId) })
  const isAsked = isStopping || stop.isPending || stop.isSuccess
  return (
    <>
      {stop.error && (
        <p role="alert" className="min-w-0 flex-1 text-failing wrap-anywhere">
          {stop.error.message}
        </p>
      )}
      <Button
        onClick={() => stop.mutate()}
        disabledBecause={isAsked ? 'It stops as soon as it is known what came of the deletes it sent' : undefined}
      >
        Stop
      </Button>
    </>
  )
}
