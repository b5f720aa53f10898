import { type Labels, labelPairs } from './labels.ts'
import { send } from './send.ts'

/** A series as the gateway's JSON has it; all numbers are text. */
export type RawSeries = {
  readonly labels: Readonly<Record<string, string>>
  readonly value?: string
  readonly count?: string
  readonly sum?: string
  readonly quantiles?: Readonly<Record<string, string>>
  /** Classic: upper bound to count. Native, on 1.11: rows of boundary rule (a number), lower, upper, count. */
  readonly buckets?: Readonly<Record<string, string>> | readonly (readonly [number, string, string, string])[]
}

/** A metric family as the gateway's JSON has it. */
export type RawFamily = {
  readonly type: string
  readonly help?: string
  readonly time_stamp: string
  readonly metrics: readonly RawSeries[]
}

/** A group as the gateway's JSON has it, nothing repaired: a pushed metric may have replaced `labels`. */
export type RawGroup = Readonly<Record<string, unknown>> & { readonly labels: Readonly<Record<string, string>> }

/** All groups by a plain `JSON.parse`, as an oracle. Throws when the gateway does not answer 200. */
export const readGroups = async (url: string): Promise<readonly RawGroup[]> => {
  const { status, text } = await send(url, '/api/v1/metrics')
  if (status !== 200) throw new Error(`GET ${url}/api/v1/metrics: ${status} ${text}`)
  const { data } = JSON.parse(text) as { data: RawGroup[] }
  return data
}

const sameLabels = (group: RawGroup, labels: Labels) => {
  const wanted = labelPairs(labels)
  return (
    Object.keys(group.labels).length === wanted.length &&
    wanted.every(([name, value]) => Object.hasOwn(group.labels, name) && group.labels[name] === value)
  )
}

/** The group with exactly these labels, or undefined. */
export const readGroup = async (url: string, labels: Labels): Promise<RawGroup | undefined> =>
  (await readGroups(url)).find((group) => sameLabels(group, labels))

/** A family of a group by name, or undefined. */
export const rawFamily = (group: RawGroup | undefined, name: string): RawFamily | undefined =>
  group !== undefined && Object.hasOwn(group, name) ? (group[name] as RawFamily) : undefined

const firstValue = (group: RawGroup, name: string) => {
  const [{ value } = { value: undefined }] = rawFamily(group, name)?.metrics ?? []
  return Number(value)
}

/** When the last push was accepted, in seconds since 1970; 0 when none ever was. */
export const pushTime = (group: RawGroup): number => firstValue(group, 'push_time_seconds')

/** When the last push was refused, in seconds since 1970; 0 when none ever was. */
export const pushFailureTime = (group: RawGroup): number => firstValue(group, 'push_failure_time_seconds')
