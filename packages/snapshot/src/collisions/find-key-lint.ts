import { type FoundCollision, labelValue, nearTwinKeys, nearTwins, runawayKey, runawayKeys } from '@gatehouse/domain'
import { type Population, type PresentRow, partyOf } from './population.ts'

/** `now` in epoch ms; a group not pushed to for `onceAfter` ms may never be again. */
type Clock = { readonly now: number; readonly onceAfter: number }

const namesText = ({ key }: PresentRow) => JSON.stringify(key.map(([name]) => name))

/** What is known of pushes: one that was seen once, and lately, may well come again. */
const lintable =
  ({ now, onceAfter }: Clock) =>
  ({ key, pushedAt, history }: PresentRow) => ({
    key,
    pushedAt,
    pushes: now - pushedAt > onceAfter ? Math.max(1, history.pushes.length) : 2,
  })

const runaways = (rows: readonly PresentRow[], clock: Clock): readonly FoundCollision[] =>
  runawayKeys(rows.map(lintable(clock)), clock.now).map((found) => {
    const names = JSON.stringify(found.labels)
    const groups = rows.filter((row) => labelValue(row.key, 'job') === found.job && namesText(row) === names)
    return runawayKey(found, groups.map(partyOf))
  })

const twins = (rows: readonly PresentRow[]): readonly FoundCollision[] =>
  nearTwins(rows.map(({ key }) => key)).map(({ groups, labels }) =>
    nearTwinKeys(groups.flatMap((at) => rows[at] ?? []).map(partyOf), labels),
  )

/** What the keys alone show: labels that make groups without end, and keys that nearly are the same. */
export const findKeyLint = ({ rows }: Pick<Population, 'rows'>, clock: Clock): readonly FoundCollision[] => [
  ...runaways(rows, clock),
  ...twins(rows),
]
