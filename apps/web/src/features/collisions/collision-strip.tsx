import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SeverityIcon } from '../../components/severity-icon.tsx'
import { clockTime } from '../../lib/clock-time.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Collision, Gateway } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { collisionsQuery } from './collisions-query.ts'
import { errorsByEffect, failingKinds } from './error-words.ts'
import { isTroubled } from './is-troubled.ts'

type Props = {
  /** Those that are shown. */
  readonly gateways: readonly Gateway[]
  readonly chosen: readonly string[]
}

const byScrape = (a: Gateway, b: Gateway) => Number(b.scrape.state === 'failing') - Number(a.scrape.state === 'failing')

/** The worst there is to know, on every page, for as long as it lasts. */
export const CollisionStrip = ({ gateways, chosen }: Props) => {
  const [worst, ...others] = gateways.filter(isTroubled).toSorted(byScrape)
  if (!worst) return null
  return (
    <section
      aria-label="Collisions"
      className="flex shrink-0 items-baseline gap-x-2 border-b border-failing/25 bg-failing/8 px-3 py-1.5 sm:h-8 sm:px-5"
    >
      <span className="self-center">
        <SeverityIcon severity="error" />
      </span>
      <p role="status" className="min-w-0 max-sm:line-clamp-4 max-sm:wrap-anywhere sm:truncate">
        {worst.scrape.state === 'failing' ? (
          <FailingScrape key={worst.name} gateway={worst} />
        ) : (
          <Errors key={worst.name} gateway={worst} />
        )}
        .{others.length > 0 && <span className="text-dim"> {counted(others.length, 'more gateway')} in trouble.</span>}
      </p>
      <Link
        to="/collisions"
        search={{ gateway: [...chosen] }}
        className="shrink-0 font-medium underline underline-offset-2 max-sm:self-end"
      >
        See why
      </Link>
    </section>
  )
}

type TroubledProps = { readonly gateway: Gateway }

const strong = 'font-semibold text-failing'

const FailingScrape = ({ gateway: { name, scrape, now } }: TroubledProps) => {
  const { data } = useQuery(collisionsQuery({ gateway: [name], kind: failingKinds, limit: 1 }))
  const [cause] = data?.collisions ?? []
  return (
    <>
      <b className={strong}>
        Every scrape of {visibleText(name)} has failed
        {scrape.since !== null && ` since ${clockTime(scrape.since, now)}`}
      </b>
      {data && `: ${cause ? titleWithin(cause) : 'see what its metrics page says'}`}
    </>
  )
}

const Errors = ({ gateway: { name, collisions } }: TroubledProps) => {
  const { data } = useQuery(collisionsQuery({ gateway: [name], severity: ['error'], limit: 1 }))
  const [worst] = data?.collisions ?? []
  const what = data && errorsByEffect(data.kinds)
  return (
    <>
      <span className="sr-only">error: </span>
      <b className={strong}>
        {visibleText(name)} has {what || counted(collisions.error, 'error')}
      </b>
      {worst && `: ${titleWithin(worst)}`}
    </>
  )
}

// A title begins a sentence; here it goes on with one.
const titleWithin = ({ title }: Pick<Collision, 'title'>) => {
  const text = visibleText(shortened(title, 200))
  return /^(The|A|An|One|Two) /.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}
