import {
  canonicalKey,
  type FoundCollision,
  hasReplacementCharacter,
  hasTimesOf,
  type PoisonedKey,
  poisonAlike,
  poisonBytes,
  trueKeyOf,
} from '@gatehouse/domain'
import { type Population, type PresentRow, partyOf } from './population.ts'

const isDoubted = ({ doubt, key }: PresentRow) =>
  (doubt === 'not-utf8' || doubt === 'twin') && hasReplacementCharacter(key)

/** Groups that are shown under one key, and what the metrics page said of that. */
const explain = (
  alike: readonly PresentRow[],
  poisoned: readonly PoisonedKey[],
  gatewayUrl: string,
): readonly FoundCollision[] => {
  const [row] = alike
  if (!row) return []
  const found = poisoned.flatMap((one) => {
    const trueKey = trueKeyOf(row.key, one)
    return trueKey ? [{ trueKey, said: one.said, isThis: hasTimesOf(row, one) }] : []
  })
  const [only] = found
  // A U+FFFD that the page does not complain of is a character like any other.
  if (!only) return []
  const isCertain = alike.length === 1 && found.length === 1 && only.isThis
  return [isCertain ? poisonBytes(partyOf(row), only) : poisonAlike(alike.map(partyOf), found, gatewayUrl)]
}

type Named = { readonly poisoned: readonly PoisonedKey[]; readonly gatewayUrl: string }

/** Groups whose key is not UTF-8, with their true bytes, as the failing metrics page named them. */
export const findPoison = ({ rows }: Population, { poisoned, gatewayUrl }: Named): readonly FoundCollision[] => {
  if (poisoned.length === 0) return []
  const suspects = Map.groupBy(rows.filter(isDoubted), ({ key }) => canonicalKey(key))
  return [...suspects.values()].flatMap((alike) => explain(alike, poisoned, gatewayUrl))
}
