import { type FoundCollision, poisonBytes, poisonedKeys, trueKeyOf } from '@gatehouse/domain'
import { type Population, type PresentRow, partyOf } from './population.ts'

const showsReplacement = ({ key }: PresentRow) => key.some(([, value]) => value.includes('\ufffd'))

const isDoubted = ({ doubt }: PresentRow) => doubt === 'not-utf8' || doubt === 'twin'

/** Groups whose key is not UTF-8, with their true bytes where the failing metrics page names them. */
export const findPoison = ({ rows }: Population, scrapeError: string | null): readonly FoundCollision[] => {
  if (scrapeError === null) return []
  const suspects = rows.filter((row) => isDoubted(row) && showsReplacement(row))
  const poisoned = suspects.length === 0 ? [] : poisonedKeys(scrapeError)
  return suspects.flatMap((row) => {
    const found = trueKeyOf(row, poisoned)
    // A U+FFFD that the page does not complain of is a character like any other.
    return found === null ? [] : [poisonBytes({ group: partyOf(row), ...found })]
  })
}
