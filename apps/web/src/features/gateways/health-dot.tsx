import type { Gateway } from '../../lib/wire.ts'

/** How a gateway is: up, read before but not now, or not read yet. */
export type Health = 'up' | 'failing' | 'unread'

export const healthOf = ({ error, lastReadAt }: Gateway): Health =>
  error ? 'failing' : lastReadAt === null ? 'unread' : 'up'

/** The worst of several. */
export const worstOf = (gateways: readonly Gateway[]): Health => {
  const all = gateways.map(healthOf)
  return all.includes('failing') ? 'failing' : all.includes('unread') ? 'unread' : 'up'
}

const healthWords = {
  up: 'up',
  failing: 'cannot be read',
  unread: 'not read yet',
} as const satisfies Record<Health, string>

/** How several are: "up" where all are, "1 of 3 cannot be read" where one is not. */
export const healthSummary = (gateways: readonly Gateway[]): string => {
  const worst = worstOf(gateways)
  const such = gateways.filter((gateway) => healthOf(gateway) === worst).length
  return such === gateways.length ? healthWords[worst] : `${such} of ${gateways.length} ${healthWords[worst]}`
}

const looks = {
  up: 'rounded-full bg-fresh',
  failing: 'bg-failing [clip-path:polygon(50%_0,100%_100%,0_100%)]',
  unread: 'rounded-full border-[1.5px] border-faint',
} as const satisfies Record<Health, string>

/** A dot, a triangle or a ring: never by colour alone, and with its word for screen readers. */
export const HealthDot = ({ health }: { readonly health: Health }) => (
  <span
    role="img"
    aria-label={healthWords[health]}
    title={healthWords[health]}
    className={`inline-block size-2 shrink-0 ${looks[health]}`}
  />
)
