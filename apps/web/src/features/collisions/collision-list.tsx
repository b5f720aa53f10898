import type { CollisionKind } from '@gatehouse/domain'
import { gatewayBlockedBecause, writesBlockedBecause } from '../../lib/delete-block.ts'
import { gatewayCalled } from '../../lib/gateways.ts'
import type { Collision, CollisionsAnswer, GatewaysAnswer } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { CollisionCard } from './collision-card.tsx'
import { kindHeadings } from './kind-words.ts'
import { useCardKeys } from './use-card-keys.ts'

type Props = {
  readonly answer: CollisionsAnswer
  readonly gateways: GatewaysAnswer | undefined
  readonly clockOf: (gateway: string) => number | null
  /** The counts of kinds tell of these very collisions. */
  readonly isWhole: boolean
  readonly isOld: boolean
  readonly onFix: (collision: Collision, fix: number) => void
}

/** Collisions grouped by cause, in the order of the answer: worst first. */
export const CollisionList = ({ answer, gateways, clockOf, isWhole, isOld, onFix }: Props) => {
  const list = useCardKeys()
  const showsGateway = (gateways?.gateways.length ?? 0) > 1
  const blocked = (name: string) =>
    writesBlockedBecause(gateways) ?? gatewayBlockedBecause(gatewayCalled(gateways, name))
  const countOf = (kind: CollisionKind, shown: number) =>
    isWhole ? (answer.kinds.find((one) => one.kind === kind)?.count ?? shown) : shown
  return (
    <div ref={list} aria-busy={isOld} className={isOld ? 'opacity-55' : ''}>
      {[...Map.groupBy(answer.collisions, ({ kind }) => kind)].map(([kind, collisions]) => (
        <section key={kind} aria-labelledby={`kind-${kind}`} className="mt-5 first:mt-4">
          <h2 id={`kind-${kind}`} className="mb-2 text-xs font-semibold text-dim">
            {kindHeadings[kind]}{' '}
            <span className="font-normal tabular-nums">{count(countOf(kind, collisions.length))}</span>
          </h2>
          <div className="flex flex-col gap-3.5">
            {collisions.map((collision) => (
              <CollisionCard
                key={`${collision.gateway} ${collision.id}`}
                collision={collision}
                now={clockOf(collision.gateway)}
                showsGateway={showsGateway}
                blockedBecause={blocked(collision.gateway)}
                onFix={(fix) => onFix(collision, fix)}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
