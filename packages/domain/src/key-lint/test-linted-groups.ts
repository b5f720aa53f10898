import { groupingKey } from '../grouping-key.ts'
import type { LintedGroup } from './linted-group.ts'

export const now = 1_795_000_000_000

export const hour = 3_600_000

type Parts = {
  readonly job?: string
  /** How often each was pushed. */
  readonly pushes?: number
  /** How long ago a group was pushed, in ms. */
  readonly age?: (i: number) => number
}

/** Groups of a job with labels made for each of them, pushed once, one an hour, unless told otherwise. */
export const groupsWith = (
  count: number,
  labels: (i: number) => Readonly<Record<string, string>>,
  { job = 'report', pushes = 1, age = (i) => i * hour }: Parts = {},
): readonly LintedGroup[] =>
  Array.from({ length: count }, (_, i) => ({
    key: groupingKey(Object.entries({ job, ...labels(i) })),
    pushedAt: now - age(i),
    pushes,
  }))

const mixed = (i: number) => Math.imul(i ^ (i >>> 15), 0x85ebca6b) ^ (i >>> 13)

/** Hexadecimal digits that look random, the same for the same number. */
export const hex = (i: number, digits: number): string =>
  Array.from({ length: digits }, (_, at) => (mixed(mixed(i * 31 + at * 7919 + 1)) >>> 28).toString(16)).join('')

const letters = 'bcdfghjklmnpqrstvwxz2456789'

/** A suffix as Kubernetes makes them. */
export const suffix = (i: number): string =>
  Array.from({ length: 5 }, (_, at) => letters[Math.floor(i / 27 ** at) % 27]).join('')

export const uuid = (i: number): string =>
  [hex(i, 8), hex(i + 1, 4), '4'.concat(hex(i, 3)), 'a'.concat(hex(i, 3)), String(i).padStart(12, '0')].join('-')
