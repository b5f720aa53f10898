import { type FoundCollision, poisonBytes, poisonedKeys, trueKeyOf } from '@gatehouse/domain'
import { type Population, partyOf } from './population.ts'

const longestQuote = 500

const lineWith = (message: string, text: string): string | null =>
  message
    .split('\n')
    .find((line) => line.includes(text))
    ?.replace(/^\* /, '')
    .slice(0, longestQuote) ?? null

/** Groups whose key is not UTF-8, with their true bytes where the failing metrics page names them. */
export const findPoison = ({ rows }: Population, scrapeError: string | null): readonly FoundCollision[] => {
  const suspects = rows.filter(({ doubt }) => doubt === 'not-utf8' || doubt === 'twin').filter(showsReplacement)
  if (suspects.length === 0 || scrapeError === null) return []
  const poisoned = poisonedKeys(scrapeError)
  return suspects.flatMap((row) => {
    const trueKey = trueKeyOf(row, poisoned)
    // A U+FFFD that the page does not complain of is a character like any other.
    return trueKey === null
      ? []
      : [poisonBytes({ group: partyOf(row), trueKey, said: lineWith(scrapeError, 'not utf8') })]
  })
}

const showsReplacement = ({ key }: Population['rows'][number]) => key.some(([, value]) => value.includes('\ufffd'))
