import { useQuery } from '@tanstack/react-query'
import { count } from '../../lib/words.ts'
import { outcomeWords } from './outcome-words.ts'
import { ProgressBar } from './progress-bar.tsx'
import { isForgotten, runQuery } from './run-query.ts'
import { Toast } from './toast.tsx'
import { wentWell } from './went-well.ts'

type Props = {
  readonly runId: string
  /** The dialog shows this run at the moment. */
  readonly isShown: boolean
  readonly onShow: () => void
  readonly onDismiss: () => void
}

const link = 'shrink-0 font-semibold underline underline-offset-2'

/** A deletion in the corner: its progress while the dialog is closed, and at last what it did. */
export const RunToast = ({ runId, isShown, onShow, onDismiss }: Props) => {
  const { data: run, error } = useQuery(runQuery(runId))
  if (run?.state === 'done') {
    const isWell = wentWell(run)
    return (
      <Toast onDismiss={onDismiss} lasts={isWell ? 10_000 : undefined}>
        <span>{outcomeWords(run)}</span>
        {!isShown && (
          <button type="button" className={link} onClick={onShow}>
            Details
          </button>
        )}
      </Toast>
    )
  }
  if (isShown) return null
  return (
    <Toast onDismiss={isForgotten(error) ? onDismiss : undefined}>
      <span aria-live="off" className="w-44 tabular-nums">
        {isForgotten(error)
          ? 'A deletion is not known any more'
          : run
            ? `Deleting ${count(run.done)} of ${count(run.total)}`
            : 'Deleting'}
        {run && <ProgressBar run={run} />}
      </span>
      <button type="button" className={link} onClick={onShow}>
        Show
      </button>
    </Toast>
  )
}
