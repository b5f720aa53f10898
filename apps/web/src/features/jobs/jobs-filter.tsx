import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useHotkeys } from '../../lib/hotkeys.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { JobsSearch } from './jobs-search.ts'

type Props = {
  readonly search: JobsSearch
  readonly onFilter: (change: Partial<JobsSearch>) => void
}

/** A text the job's name contains; a selector from elsewhere stands as a pill beside it. */
export const JobsFilter = ({ search, onFilter }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search.contains)
  // Only what the URL says filters; what is typed follows it when somebody goes back.
  const [known, setKnown] = useState(search.contains)
  if (known !== search.contains) {
    setKnown(search.contains)
    setTyped(search.contains)
  }
  useHotkeys({
    '/': (event) => {
      event.preventDefault()
      input.current?.focus()
    },
  })
  const type = (contains: string) => {
    setTyped(contains)
    setKnown(contains)
    onFilter({ contains })
  }
  return (
    <search className="flex min-h-10 flex-wrap items-center gap-1.5 rounded-[9px] border border-line bg-panel px-2 py-1.5 focus-within:border-accent/60">
      {search.match !== '' && <MatchPill match={search.match} onRemove={() => onFilter({ match: '' })} />}
      <input
        ref={input}
        type="search"
        aria-label="Filter jobs by name"
        placeholder="filter by job name…"
        value={typed}
        onChange={({ target }) => type(target.value)}
        className="min-w-32 flex-1 bg-transparent px-1 outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label="Clear the name"
          className="rounded p-0.5 text-dim hover:text-text"
          onClick={() => {
            type('')
            input.current?.focus()
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
      <kbd className="max-sm:hidden">/</kbd>
    </search>
  )
}

const MatchPill = ({ match, onRemove }: { readonly match: string; readonly onRemove: () => void }) => (
  <span
    title={visibleText(match)}
    className="inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-md border border-accent/35 bg-sel px-1.5 py-px font-mono text-xs"
  >
    <span className="truncate">{visibleText(shortened(match, 80))}</span>
    <button
      type="button"
      aria-label="Remove the selector"
      className="rounded text-dim hover:text-text"
      onClick={onRemove}
    >
      <X size={12} aria-hidden="true" />
    </button>
  </span>
)
