import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useTick } from '../lib/clock.ts'
import { gatewaysShown } from '../lib/gateways.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'
import { everyMs, setPaused, usePaused } from '../lib/live.ts'
import { readIntervalWords } from '../lib/read-interval-words.ts'
import type { Gateway } from '../lib/wire.ts'
import { span } from '../lib/words.ts'

type ReadAge = { readonly age: number; readonly isOverdue: boolean; readonly interval: string }

const ageOf = ({ lastReadAt, now, up }: Gateway) =>
  up && lastReadAt !== null && now !== null ? now - lastReadAt : null

/** Two polls without an answer: then a read hangs. What passes before we ask again is not the gateway's fault. */
const isReadOverdue = (gateway: Gateway, sinceAnswer: number) =>
  (ageOf(gateway) ?? 0) + Math.max(0, sinceAnswer - everyMs) > 2 * gateway.pollEveryMs + 1000

/** How old the oldest of the shown gateways' pictures is: what was read before the answer, and what has passed since. */
const useReadAge = (chosen: readonly string[]): ReadAge | null => {
  const { data } = useQuery(gatewaysQuery)
  const now = useTick()
  const read = gatewaysShown(data, chosen).filter((gateway) => ageOf(gateway) !== null)
  if (!data || read.length === 0) return null
  const since = Math.max(0, now - data.receivedAt)
  return {
    age: Math.max(...read.map((gateway) => ageOf(gateway) ?? 0)) + since,
    isOverdue: read.some((gateway) => isReadOverdue(gateway, since)),
    interval: readIntervalWords(read.reduce((slow, one) => (one.pollEveryMs > slow.pollEveryMs ? one : slow))),
  }
}

/** "updated 3 s ago", and a button that stops the screen from changing. */
export const ReadAge = ({ chosen }: { readonly chosen: readonly string[] }) => {
  const read = useReadAge(chosen)
  const paused = usePaused()
  const Icon = paused ? Play : Pause
  const action = paused ? 'Resume updates' : 'Pause updates'
  return (
    <>
      <ReadAgeWords read={read} paused={paused} />
      <button
        type="button"
        className="icon-button"
        aria-label={action}
        title={action}
        onClick={() => setPaused(!paused)}
      >
        <Icon size={15} aria-hidden="true" />
      </button>
    </>
  )
}

type WordsProps = { readonly read: ReadAge | null; readonly paused: boolean }

const ReadAgeWords = ({ read, paused }: WordsProps) => {
  const hangs = !paused && read?.isOverdue
  return (
    <span
      title={hangs ? 'The next read should have ended by now' : read?.interval}
      className={`whitespace-nowrap tabular-nums max-sm:hidden ${paused || hangs ? 'text-late' : ''}`}
    >
      {paused && 'paused, '}
      {read === null ? 'not read' : `updated ${span(read.age)} ago`}
      {hangs && ', a read hangs'}
    </span>
  )
}
