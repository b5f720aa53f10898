import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { AnswerTrouble } from '../../components/answer-trouble.tsx'
import { Button } from '../../components/button.tsx'
import { useClocks } from '../../lib/clock.ts'
import type { Collision, GatewaysAnswer } from '../../lib/wire.ts'
import { CollisionList } from './collision-list.tsx'
import { CollisionsFilter } from './collisions-filter.tsx'
import { collisionsQuery } from './collisions-query.ts'
import type { CollisionsSearch } from './collisions-search.ts'
import { CollisionsSkeleton } from './collisions-skeleton.tsx'
import { MoreCollisions } from './more-collisions.tsx'
import { NoMatch, NothingClashes } from './no-collisions.tsx'
import { ResolvedList } from './resolved-list.tsx'
import { ScrapeLines } from './scrape-lines.tsx'

type Props = {
  readonly search: CollisionsSearch
  readonly onSearch: (change: Partial<CollisionsSearch>) => void
  readonly gateways: GatewaysAnswer | undefined
  readonly notices: ReactNode
  readonly onFix: (collision: Collision, fix: number) => void
}

const step = 50
const most = 500

const noFilter = { severity: [], kind: [], group: '' } as const

/** What clashes at the chosen gateways, why, what it does, and the way out. */
export const CollisionsPage = ({ search, onSearch, gateways, notices, onFix }: Props) => {
  const [limit, setLimit] = useState(step)
  const { data, error, refetch, isPlaceholderData } = useQuery(collisionsQuery({ ...search, limit }))
  const clockOf = useClocks(data?.asOf ?? [])
  const filter = (change: Partial<CollisionsSearch>) => {
    setLimit(step)
    onSearch(change)
  }
  const isFiltered = search.severity.length > 0 || search.kind.length > 0 || search.group !== ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <main tabIndex={0} className="h-full min-w-0 overflow-y-auto px-3 pt-4 pb-8 sm:px-5">
      <div className="mx-auto max-w-[1180px]">
        {notices}
        <h1 className="text-[17px] font-semibold tracking-tight">Collisions</h1>
        {data && <ScrapeLines scrapes={data.scrapes} asOf={data.asOf} clockOf={clockOf} />}
        {error && (
          <AnswerTrouble error={error} asOf={data?.asOf} className="mt-3">
            <Button onClick={() => refetch()}>Try again</Button>
          </AnswerTrouble>
        )}
        {!data && !error && <CollisionsSkeleton />}
        {data && (
          <>
            {(data.listed > 0 || isFiltered) && <CollisionsFilter answer={data} search={search} onSearch={filter} />}
            <CollisionList
              answer={data}
              isWhole={search.group === '' && !isPlaceholderData}
              isOld={isPlaceholderData}
              {...{ gateways, clockOf, onFix }}
            />
            <MoreCollisions answer={data} most={most} onMore={() => setLimit(Math.min(most, limit + step))} />
            {data.total === 0 &&
              (data.listed > 0 || isFiltered ? (
                <NoMatch hidden={data.listed} onClear={() => filter(noFilter)} />
              ) : (
                <NothingClashes asOf={data.asOf} />
              ))}
            <ResolvedList resolved={data.resolved} scrapes={data.scrapes} clockOf={clockOf} />
          </>
        )}
      </div>
    </main>
  )
}
