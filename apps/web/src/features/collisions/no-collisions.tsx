import { Button } from '../../components/button.tsx'
import { counted } from '../../lib/words.ts'
import { lookedFor } from './kind-words.ts'

/** Nothing clashes: what is looked for. */
export const NothingClashes = () => (
  <section className="mt-4 rounded-xl border border-line bg-panel px-5 py-4">
    <h2 className="text-base font-semibold tracking-tight">Nothing clashes</h2>
    <p className="mt-1 text-dim">At every read of a gateway its groups are looked through for:</p>
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

/** There are collisions, but none that matches. */
export const NoMatch = ({ hidden, onClear }: { readonly hidden: number; readonly onClear: () => void }) => (
  <div className="mt-4 rounded-xl border border-line bg-panel px-5 py-12 text-center">
    <p className="text-[15px] font-medium">No collision matches</p>
    <p className="mt-1 mb-4 text-dim">{counted(hidden, 'collision')} hidden by the filter</p>
    <Button onClick={onClear}>Clear the filter</Button>
  </div>
)
