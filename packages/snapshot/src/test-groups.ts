import type { IngestContext } from './ingest.ts'
import { noGroups, type ReadGroup, type ReadGroups, readGroups } from './read-groups.ts'

type Labels = Readonly<Record<string, string>>

/** A family as the gateway's JSON has it. */
export const aFamily = (metrics: readonly unknown[], parts: Readonly<Record<string, unknown>> = {}) => ({
  time_stamp: '2026-11-22T12:41:17.080831059Z',
  type: 'GAUGE',
  metrics,
  ...parts,
})

type GroupParts = {
  readonly labels?: Labels
  /** Seconds since 1970, in Go's number text. */
  readonly pushed?: string
  readonly failed?: string
  readonly pushLabels?: Labels
  readonly families?: Readonly<Record<string, unknown>>
}

/** A group as the gateway's JSON has it; its families may hide its fields, as pushed ones do. */
export const aGroup = ({
  labels = { job: 'a' },
  pushed = '1.795351277080831e+09',
  failed = '0',
  pushLabels = { instance: '', ...labels },
  families = {},
}: GroupParts = {}): Readonly<Record<string, unknown>> => ({
  labels,
  last_push_successful: true,
  push_time_seconds: aFamily([{ labels: pushLabels, value: pushed }]),
  push_failure_time_seconds: aFamily([{ labels: pushLabels, value: failed }]),
  ...families,
})

/** The bytes of a gateway that holds these groups. */
export const answerOf = (...groups: readonly unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ status: 'success', data: groups }))

/** Reads an answer that arrives in one piece. */
export const readWhole = (bytes: Uint8Array, previous = noGroups): Promise<ReadGroups> =>
  readGroups([bytes], 'g', previous)

/** Reads an answer that arrives in chunks of a size. */
export const readChunks = (bytes: Uint8Array, size: number, previous = noGroups): Promise<ReadGroups> =>
  readGroups(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)),
    'g',
    previous,
  )

/** These groups as they are read from an answer. */
export const read = async (...groups: readonly unknown[]): Promise<readonly ReadGroup[]> =>
  (await readWhole(answerOf(...groups))).groups

/** The circumstances of a read: at gateway `g`, with no rules and nothing forgotten, unless told otherwise. */
export const aRead = (parts: Partial<IngestContext> = {}): IngestContext => ({
  gateway: 'g',
  readAt: 1_795_351_300_000,
  ruleOf: () => -1,
  forgotten: new Set(),
  expected: [],
  isWholeUtf8: false,
  ...parts,
})
