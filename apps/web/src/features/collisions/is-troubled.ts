import type { Gateway } from '../../lib/wire.ts'

/** Whether something at a gateway is so wrong that every page tells of it. */
export const isTroubled = ({ scrape, collisions }: Pick<Gateway, 'scrape' | 'collisions'>): boolean =>
  scrape.state === 'failing' || collisions.error > 0
