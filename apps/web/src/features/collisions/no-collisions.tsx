import { Button } from '../../components/button.tsx'
import { visibleText } from '../../lib/visible-text.ts'
import type { AsOf } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { lookedFor } from './kind-words.ts'

const most = 3

const namesOf = (gateways: readonly string[]) =>
  gateways.length > most ? counted(gateways.length, 'gateway') : gateways.map(visibleText).join(', ')

type Props = { readonly asOf: readonly AsOf[] }

/** Nothing clashes, as far as gateways were read: what is looked for. */
export const NothingClashes = ({ asOf }: Props) => {
  const unread = asOf.flatMap(({ gateway, readAt }) => (readAt === null ? [gateway] : []))
  const isNoneRead = unread.length > 0 && unread.length === asOf.length
  return (
    <section className="mt-4 rounded-xl border border-line bg-panel px-5 py-4">
      <h2 className="text-base font-semibold tracking-tight">{isNoneRead ? 'Not read yet' : 'Nothing clashes'}</h2>
      {unread.length > 0 && (
        <p className="mt-1 text-dim wrap-anywhere">
          What clashes at {namesOf(unread)} is not known: {unread.length === 1 ? 'it was' : 'they were'} not read yet.
        </p>
      )}
      <p className="mt-1 text-dim">What is looked for in the groups of a gateway:</p>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,16rem)_1fr]">
        {lookedFor.map(([title, examples]) => (
          <div key={title} className="contents">
            <dt className="font-medium">{title}</dt>
            <dd className="text-dim max-sm:-mt-2">{examples}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** There are collisions, but none that matches. */
export const NoMatch = ({ hidden, onClear }: { readonly hidden: number; readonly onClear: () => void }) => (
  <div className="mt-4 rounded-xl border border-line bg-panel px-5 py-12 text-center">
    <p className="text-[15px] font-medium">No collision matches</p>
    <p className="mt-1 mb-4 text-dim">{counted(hidden, 'collision')} hidden by the filter</p>
    <Button onClick={onClear}>Clear the filter</Button>
  </div>
)
