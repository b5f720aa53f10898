import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AnswerTrouble } from '../../components/answer-trouble.tsx'
import { Button } from '../../components/button.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useClocks } from '../../lib/clock.ts'
import { gatewayBlockedBecause, writesBlockedBecause } from '../../lib/delete-block.ts'
import { gatewayCalled } from '../../lib/gateways.ts'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import type { Collision, CollisionsAnswer, GroupRow } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import { BriefCollision } from './brief-collision.tsx'
import { collisionsQuery } from './collisions-query.ts'
import { UntracedRefusal } from './untraced-refusal.tsx'

type Props = {
  readonly group: GroupRow
  readonly onFix: (collision: Collision, fix: number) => void
}

const most = 20

const nothingFound = ({ listed, counts }: CollisionsAnswer) => {
  const all = counts.error + counts.warning + counts.note
  return listed < all
    ? `None of the ${count(listed)} listed collisions concerns this group; ${count(all)} were counted.`
    : 'Nothing clashes with this group.'
}

/** What one group is part of, briefly, for its panel. */
export const GroupCollisions = ({ group, onFix }: Props) => {
  const { data, error, refetch } = useQuery(collisionsQuery({ gateway: [group.gateway], group: group.id, limit: most }))
  const gateways = useQuery(gatewaysQuery).data
  const now = useClocks(data?.asOf ?? [])(group.gateway)
  const blockedBecause = writesBlockedBecause(gateways) ?? gatewayBlockedBecause(gatewayCalled(gateways, group.gateway))
  const isUntraced = data?.collisions.every(({ effects }) => !effects.includes('pushes-refused')) ?? false
  return (
    <div className="flex flex-col gap-3 px-[18px] pt-3.5">
      {error && (
        <AnswerTrouble error={error} asOf={data?.asOf} className="">
          <Button onClick={() => refetch()}>Try again</Button>
        </AnswerTrouble>
      )}
      {!data && !error && (
        <div role="status" aria-label="Reading the collisions">
          <Skeleton className="block h-3 w-52" />
          <Skeleton className="mt-3 block h-20 w-full" />
        </div>
      )}
      {isUntraced && <UntracedRefusal group={group} now={now} />}
      {data?.total === 0 && group.refusals === null && <p className="text-dim">{nothingFound(data)}</p>}
      {data?.collisions.map((collision) => (
        <BriefCollision
          key={collision.id}
          {...{ collision, now, blockedBecause }}
          group={group.id}
          onFix={(fix) => onFix(collision, fix)}
        />
      ))}
      {data && data.total > 0 && (
        <Link
          to="/collisions"
          search={{ gateway: [group.gateway], group: group.id }}
          className="self-start text-dim underline underline-offset-2 hover:text-text"
        >
          {data.total > data.collisions.length
            ? `See all ${counted(data.total, 'collision')} of this group`
            : 'See it in full, side by side'}
        </Link>
      )}
    </div>
  )
}
