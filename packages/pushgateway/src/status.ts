import { z } from 'zod'

const answer = z.object({
  status: z.literal('success'),
  data: z.object({
    build_information: z.object({ version: z.string() }),
    flags: z.record(z.string(), z.string()),
    start_time: z.iso.datetime({ offset: true }),
  }),
})

/** What a gateway says of itself. `startedAt` in epoch ms; flags as the gateway prints them, all text. */
export type GatewayStatus = {
  readonly version: string
  readonly flags: Readonly<Record<string, string>>
  readonly startedAt: number
}

/** The answer of `/api/v1/status`. Throws a `ZodError` when it is not a Pushgateway's. */
export const gatewayStatus = answer.transform(
  ({ data }): GatewayStatus => ({
    version: data.build_information.version,
    flags: data.flags,
    startedAt: Date.parse(data.start_time),
  }),
)
