import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SeverityIcon } from '../../components/severity-icon.tsx'
import { clockTime } from '../../lib/clock-time.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Gateway } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { collisionsQuery } from './collisions-query.ts'
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
      <p role="status" className="min-w-0 sm:truncate">
        <b className="font-semibold text-failing">{headline(worst)}</b>
        <Cause key={worst.name} gateway={worst.name} />.
        {others.length > 0 && <span className="text-dim"> {counted(others.length, 'more gateway')} in trouble.</span>}
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

const headline = ({ name, scrape, collisions, now }: Gateway) => {
  const gateway = visibleText(name)
  if (scrape.state !== 'failing') return `${gateway} has ${counted(collisions.error, 'error')}`
  return `Every scrape of ${gateway} has failed${scrape.since === null ? '' : ` since ${clockTime(scrape.since, now)}`}`
}

// A title begins a sentence; here it goes on with one.
const goingOn = (title: string) =>
  /^(The|A|An|One|Two) /.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title

const Cause = ({ gateway }: { readonly gateway: string }) => {
  const { data } = useQuery(collisionsQuery({ gateway: [gateway], severity: ['error'], limit: 1 }))
  const title = data?.collisions[0]?.title
  return title === undefined ? null : `: ${goingOn(visibleText(shortened(title, 200)))}`
}
