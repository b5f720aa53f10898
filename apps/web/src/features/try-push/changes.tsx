import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Tried, TriedChanges } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'

type Change = TriedChanges['families'][number]

const signs = { added: '+', replaced: '~', kept: '=', dropped: '−' }

const tones = { added: 'text-fresh', replaced: 'text-late', kept: 'text-dim', dropped: 'text-failing' }

const listed = 30

const seriesWords = ({ change, seriesBefore, seriesAfter }: Change) => {
  if (change === 'dropped') return `${count(seriesBefore)} series`
  const before = change === 'replaced' && seriesBefore !== seriesAfter ? `${count(seriesBefore)} → ` : ''
  return `${before}${count(seriesAfter)} series`
}

const ChangeRow = ({ change }: { readonly change: Change }) => (
  <li className="flex min-w-0 items-baseline gap-2 border-t border-line2 px-3 py-1">
    <span className={`w-[82px] shrink-0 ${tones[change.change]}`}>
      <span aria-hidden="true">{signs[change.change]}</span> {change.change}
    </span>
    <code className="min-w-0 flex-1 truncate" title={visibleText(shortened(change.name, 400))}>
      {visibleText(shortened(change.name, 80))}
    </code>
    <span className="shrink-0 text-dim tabular-nums">{seriesWords(change)}</span>
  </li>
)

const sumUp = ({ counts }: TriedChanges) => {
  const parts = (['added', 'replaced', 'kept', 'dropped'] as const)
    .filter((change) => counts[change] > 0)
    .map((change) => `${counts[change]} ${change}`)
  return parts.length === 0 ? 'nothing but the push time changes' : parts.join(', ')
}

type CardProps = { readonly method: 'PUT' | 'POST'; readonly changes: TriedChanges; readonly isChosen: boolean }

const Card = ({ method, changes, isChosen }: CardProps) => {
  const more = changes.families.length - listed
  return (
    <section
      aria-label={`${method} would`}
      className={`min-w-0 overflow-hidden rounded-[9px] border bg-panel ${isChosen ? 'border-accent/60' : 'border-line'}`}
    >
      <h3 className="px-3 pt-2 font-semibold">
        <span className="font-mono text-xs">{method}</span> would
      </h3>
      <p className="px-3 pb-2 text-dim">{sumUp(changes)}</p>
      <ul>
        {changes.families.slice(0, listed).map((change) => (
          <ChangeRow key={change.name} change={change} />
        ))}
      </ul>
      {more > 0 && (
        <p className="border-t border-line2 px-3 py-1.5 text-dim">and {counted(more, 'family', 'families')} more</p>
      )}
    </section>
  )
}

type Props = { readonly tried: Tried; readonly method: 'PUT' | 'POST' }

/** What each method would make of the group, side by side. */
export const Changes = ({ tried: { changes, isThere }, method }: Props) =>
  changes && (
    <section>
      <h2 className="mb-1.5 font-semibold">{isThere ? 'What becomes of the group' : 'The group is new'}</h2>
      <div className="grid gap-3 sm:grid-cols-2">
        <Card method="PUT" changes={changes.PUT} isChosen={method === 'PUT'} />
        <Card method="POST" changes={changes.POST} isChosen={method === 'POST'} />
      </div>
    </section>
  )
