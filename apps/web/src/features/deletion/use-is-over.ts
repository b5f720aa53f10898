import { useQuery } from '@tanstack/react-query'
import { runQuery } from './run-query.ts'
import { wentWell } from './went-well.ts'

/** Whether a run did all it should: then nothing is left to read, and the dialog closes. */
export const useIsOver = (runId: string | undefined): boolean => {
  const { data: run } = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== undefined })
  return runId !== undefined && run?.state === 'done' && wentWell(run)
}
