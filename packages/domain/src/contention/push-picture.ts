import type { MetricFamily, Series } from '@gatehouse/exposition'
import { compareText } from '../compare-text.ts'
import { canonicalKey, groupingKey } from '../grouping-key.ts'
import { type Count, countsOf } from './counts.ts'
import { sumOfHashes, textHash } from './text-hash.ts'

/** How many families of a group are looked at. */
export const familyLimit = 64

// A name this long is no metric people know, and names are kept.
const longestName = 200

/** A family in a picture. `labels` is one hash for its label sets, whatever their order. `timestamp` in epoch ms. */
export type FamilyPicture = {
  readonly name: string
  readonly timestamp: number
  readonly labels: number
}

/** What a group held after a read: its families by name, at most 64, and the values of a few series that only grow. */
export type PushPicture = {
  readonly pushedAt: number
  readonly families: readonly FamilyPicture[]
  readonly counts: readonly Count[]
}

/**
 * The picture of what a group holds. `pushedAt` in epoch ms. The order of families, series and labels does not matter;
 * of more than 64 families the first by name are looked at, and none with a name of more than 200 characters.
 */
export const pushPicture = (pushedAt: number, families: readonly MetricFamily[]): PushPicture => {
  const seen = families
    .filter(({ name }) => name.length <= longestName)
    .toSorted((a, b) => compareText(a.name, b.name))
    .slice(0, familyLimit)
    .map((family) => ({ family, texts: family.series.map(seriesText) }))
  return { pushedAt, families: seen.map(familyPicture), counts: countsOf(seen, pushedAt) }
}

type Seen = { readonly family: MetricFamily; readonly texts: readonly string[] }

const seriesText = ({ labels }: Series) => canonicalKey(groupingKey(labels))

const familyPicture = ({ family: { name, timestamp }, texts }: Seen): FamilyPicture => ({
  name,
  timestamp,
  labels: sumOfHashes(texts.map(textHash)),
})

/** The families the last push of a picture brought; the others were left by earlier pushes. */
export const pushedFamilies = ({ families, pushedAt }: PushPicture): readonly FamilyPicture[] =>
  // The gateway gives a push and its families one time; the families' time has no parts of a ms.
  families.filter(({ timestamp }) => Math.abs(timestamp - Math.floor(pushedAt)) <= 1)
