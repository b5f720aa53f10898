import type { Gateway, GatewaysAnswer } from '../wire.ts'

type Read = {
  readonly gateway: string
  readonly readAt: number | null
  readonly ageMs: number
  readonly pollEveryMs?: number
  readonly tookMs?: number
}

const isGoing = ({ up, now }: Gateway) => up && now !== null

const timesOf = (gateway: Gateway, { readAt, ageMs, pollEveryMs, tookMs }: Read) => ({
  lastReadAt: readAt ?? gateway.lastReadAt,
  now: readAt === null ? gateway.now : readAt + ageMs,
  pollEveryMs: pollEveryMs ?? gateway.pollEveryMs,
  lastReadTookMs: tookMs ?? gateway.lastReadTookMs,
})

/** The answer as it would be if it came now, this gateway read as told: its age is right, and nothing was asked. */
export const withRead = (answer: GatewaysAnswer, read: Read, at: number): GatewaysAnswer => {
  const passed = Math.max(0, at - answer.receivedAt)
  const gateways = answer.gateways.map((one) => {
    const serverNow = one.serverNow + passed
    if (!isGoing(one)) return { ...one, serverNow }
    if (one.name === read.gateway) return { ...one, serverNow, ...timesOf(one, read) }
    return { ...one, serverNow, now: (one.now ?? 0) + passed }
  })
  return { ...answer, receivedAt: at, gateways }
}
