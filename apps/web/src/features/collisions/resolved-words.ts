import { collisionKinds } from '@gatehouse/domain'
import type { ResolvedCollision, ScrapeHealth } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'

/** How scrapes are since a collision is gone; null where it never stood in their way. `gateway` is its name as shown. */
export const scrapesSince = (
  { kind, resolvedAt }: Pick<ResolvedCollision, 'kind' | 'resolvedAt'>,
  scrape: Pick<ScrapeHealth, 'state' | 'checkedAt'> | undefined,
  gateway: string,
): string | null => {
  if (!collisionKinds[kind].effects.some((effect) => effect === 'gateway-500')) return null
  // An answer tells this time to the millisecond only, the other one more exactly.
  if (scrape && scrape.checkedAt !== null && Math.round(scrape.checkedAt) < resolvedAt)
    return `scrapes of ${gateway} have not been looked at since`
  if (scrape?.state === 'ok') return `scrapes of ${gateway} work again`
  if (scrape?.state === 'failing') return `scrapes of ${gateway} still fail, for another cause`
  return `whether scrapes of ${gateway} work again is not known yet`
}

/** What became of those whose pushes were refused because of it; null where nobody's were. */
export const refusedSince = ({ refused, waiting }: Pick<ResolvedCollision, 'refused' | 'waiting'>): string | null => {
  if (refused === 0) return null
  const accepted = refused - waiting
  const were = `${counted(refused, 'group')} ${refused === 1 ? 'was' : 'were'} refused`
  if (waiting === 0)
    return `${were}: ${refused === 1 ? 'its next push was' : 'pushes to all of them were'} accepted since`
  if (accepted === 0) return `${were}: ${refused === 1 ? 'it waits for its' : 'all wait for their'} next push`
  const waits = waiting === 1 ? '1 waits for its next push' : `${count(waiting)} wait for their next push`
  return `${were}: ${waits}, ${count(accepted)} ${accepted === 1 ? 'was' : 'were'} accepted since`
}
