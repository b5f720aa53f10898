import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { send, temporaryFolder } from '@gatehouse/testing'
import { pushShare } from '../gateway/churn.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import type { Bodies } from './messages.ts'

export type Taken = Bodies & { readonly bytes: number; readonly series: number }

const seriesIn = (body: Buffer): number => {
  const text = body.toString()
  const buckets = Array.from(
    text.matchAll(/"(?:buckets|quantiles)":\{([^}]*)\}/g),
    ([, inner = '']) => inner.split(',').length,
  )
  const values = text.match(/"value":/g)?.length ?? 0
  // Each histogram and each summary has a sum and a count, too.
  return values + buckets.reduce((sum, count) => sum + count, 0) + 2 * buckets.length
}

/** Reads a real gateway three times: twice the same groups, in the order it happens to give, then with 1 % pushed. */
export const takeBodies = async (groups: number): Promise<Taken> => {
  const gateway = await startFilledGateway({ groups })
  const folder = temporaryFolder()
  const take = async (name: string) => {
    const { bytes } = await send(gateway.url, '/api/v1/metrics')
    const file = join(folder, name)
    writeFileSync(file, bytes)
    return { file, bytes }
  }
  const before = await take('before')
  const shuffled = await take('shuffled')
  await pushShare(gateway.url, groups, 0.01, 1)
  const changed = await take('changed')
  await gateway.stop()
  return {
    before: before.file,
    shuffled: shuffled.file,
    changed: changed.file,
    bytes: before.bytes.length,
    series: seriesIn(before.bytes),
  }
}
