import type { MetricFamily, MetricType, Series } from '@gatehouse/exposition'
import { type ContentionEvidence, foldContention, noEvidence } from './contention.ts'
import { type PushPicture, pushPicture } from './push-picture.ts'

/** A push into the one group of a made-up gateway; the time stamps of its families come from `at`. */
export type SimulatedPush = {
  readonly at: number
  readonly method: 'PUT' | 'POST'
  readonly families: readonly MetricFamily[]
}

/** A family with a series for each label value, all with one value. */
export const aFamily = (
  name: string,
  value = 1,
  { type = 'gauge', labels = [''] }: { readonly type?: MetricType; readonly labels?: readonly string[] } = {},
): MetricFamily => ({
  name,
  type,
  help: '',
  timestamp: 0,
  series: labels.map((label): Series => ({ labels: [['l', label]], value: String(value) })),
})

/** Numbers from 0 to 1, the same for the same seed. */
export const random = (seed: number) => {
  const state = { value: seed * 7919 + 17 }
  return () => {
    state.value = (state.value + 0x6d2b79f5) | 0
    const a = Math.imul(state.value ^ (state.value >>> 15), 1 | state.value)
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a
    return ((b ^ (b >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Schedule = {
  readonly every: number
  readonly times: number
  /** The first push; by default anywhere in the first period. */
  readonly from?: number
  /** How much a gap may differ, as a part of it. */
  readonly jitter?: number
}

/** The times of a schedule that waits after each push. */
export const timesOf = ({ every, times, from, jitter = 0 }: Schedule, next: () => number): readonly number[] => {
  const at = { value: from ?? next() * every }
  return Array.from({ length: times }, () => {
    const now = at.value
    at.value += every * (1 + jitter * (2 * next() - 1))
    return now
  })
}

// Any time after 1970 will do; with parts of a ms, as gateways have them.
const began = 1_795_000_000_000.25

/** What a gateway holds after each push, oldest first. */
const pictures = (pushes: readonly SimulatedPush[]): readonly PushPicture[] => {
  const held = new Map<string, MetricFamily>()
  return pushes
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, method, families }) => {
      const pushedAt = began + at
      if (method === 'PUT') held.clear()
      for (const family of families) held.set(family.name, { ...family, timestamp: Math.floor(pushedAt) })
      return pushPicture(pushedAt, [...held.values()])
    })
}

/** The pictures a poller sees: the last at each poll. */
const polled = (all: readonly PushPicture[], every: number) =>
  all.filter(({ pushedAt }, i) => {
    const next = all[i + 1]
    return next === undefined || Math.floor(next.pushedAt / every) > Math.floor(pushedAt / every)
  })

/** The evidence after each push a poller saw. */
export const evidenceOf = (pushes: readonly SimulatedPush[], pollEvery = 0.001): readonly ContentionEvidence[] => {
  const seen = polled(pictures(pushes), pollEvery)
  const evidence = { last: noEvidence }
  return seen.map((picture, i) => {
    evidence.last = foldContention(evidence.last, seen[i - 1], picture)
    return evidence.last
  })
}
