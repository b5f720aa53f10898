import { z } from 'zod'
import { GatewayError } from './gateway-error.ts'

/** What a gateway says of itself. `startedAt` in epoch ms; flags as the gateway prints them, all text. */
export type GatewayStatus = {
  readonly version: string
  readonly flags: Readonly<Record<string, string>>
  readonly startedAt: number
}

const gatewayStatus = z
  .object({
    status: z.literal('success'),
    data: z.object({
      build_information: z.object({ version: z.string() }),
      flags: z.record(z.string(), z.string()),
      start_time: z.iso.datetime({ offset: true }),
    }),
  })
  .transform(
    ({ data }): GatewayStatus => ({
      version: data.build_information.version,
      flags: data.flags,
      startedAt: Date.parse(data.start_time),
    }),
  )

type StatusAnswer = { readonly request: string; readonly bytes: Buffer }

/** Parses the answer of `/api/v1/status`. Throws a `GatewayError` that says what is not as a Pushgateway answers. */
export const parseStatus = ({ request, bytes }: StatusAnswer): GatewayStatus => {
  const parsed = gatewayStatus.safeParse(parseJson(bytes, request))
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new GatewayError('not-a-pushgateway', `${request}: not the status of a Pushgateway (${where})`)
}

const parseJson = (bytes: Buffer, request: string): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new GatewayError('broken-answer', `${request}: not JSON: ${reason}`, { cause: error })
  }
}
