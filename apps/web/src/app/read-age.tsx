import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useTick } from '../lib/clock.ts'
import { gatewaysShown } from '../lib/gateways.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'
import { setPaused, usePaused } from '../lib/live.ts'
import { span } from '../lib/words.ts'

/** How old the oldest of the shown gateways' pictures is: what was read before the answer, and what has passed since. */
const useReadAge = (chosen: readonly string[]): number | null => {
  const { data } = useQuery(gatewaysQuery)
  const now = useTick()
  const ages = gatewaysShown(data, chosen).flatMap(({ lastReadAt, now: asOf, up }) =>
    up && lastReadAt !== null && asOf !== null ? [asOf - lastReadAt] : [],
  )
  return data && ages.length > 0 ? Math.max(...ages) + Math.max(0, now - data.receivedAt) : null
}

/** "updated 3 s ago", and a button that stops the screen from changing. */
export const ReadAge = ({ chosen }: { readonly chosen: readonly string[] }) => {
  const age = useReadAge(chosen)
  const paused = usePaused()
  const Icon = paused ? Play : Pause
  return (
    <>
      <span className={`whitespace-nowrap tabular-nums max-sm:hidden ${paused ? 'text-late' : ''}`}>
        {paused && 'paused, '}
        {age === null ? 'not read' : `updated ${span(age)} ago`}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-pressed={paused}
        aria-label="Pause updates"
        title={paused ? 'Go on updating' : 'Pause updates'}
        onClick={() => setPaused(!paused)}
      >
        <Icon size={15} aria-hidden="true" />
      </button>
    </>
  )
}
