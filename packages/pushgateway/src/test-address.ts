import type { GatewayAddress } from './address.ts'
import { GatewayError, type GatewayErrorCode } from './gateway-error.ts'
import { openPushgateway, type Pushgateway } from './pushgateway.ts'
import { readAll } from './receive.ts'

/** Asks a gateway something over connections of its own, which are closed afterwards. Patient for 5 s by default. */
export const ask = async <T>(
  url: string,
  question: (pushgateway: Pushgateway) => Promise<T>,
  address: Partial<GatewayAddress> = {},
): Promise<T> => {
  const pushgateway = openPushgateway({ url, timeout: 5_000, maxBytes: 10_000_000, ...address })
  try {
    return await question(pushgateway)
  } finally {
    await pushgateway.close()
  }
}

/** The code and message of the `GatewayError` a request ends with; any other end, success too, is thrown. */
export const failureOf = async (request: Promise<unknown>): Promise<{ code: GatewayErrorCode; message: string }> => {
  const error = await request.then(
    () => new Error('the request succeeded'),
    (reason: unknown) => reason,
  )
  if (error instanceof GatewayError) return { code: error.code, message: error.message }
  throw error
}

/** The groups of an answer as bytes, read to its end. */
export const readBytes = async ({ readGroups }: Pushgateway): Promise<{ bytes: Buffer; date: number | null }> => {
  const { chunks, date } = await readGroups()
  return { bytes: await readAll(chunks), date }
}
