import { type FoundCollision, labelValue, nearTwinKeys, nearTwins, runawayKey, runawayKeys } from '@gatehouse/domain'
import { type Population, type PresentRow, partyOf } from './population.ts'

const namesText = ({ key }: PresentRow) => JSON.stringify(key.map(([name]) => name))

const lintable = ({ key, pushedAt, history }: PresentRow) => ({
  key,
  pushedAt,
  pushes: Math.max(1, history.pushes.length),
})

const runaways = (rows: readonly PresentRow[], now: number): readonly FoundCollision[] =>
  runawayKeys(rows.map(lintable), now).map((found) => {
    const names = JSON.stringify(found.labels)
    const groups = rows.filter((row) => labelValue(row.key, 'job') === found.job && namesText(row) === names)
    return runawayKey(found, groups.map(partyOf))
  })

const twins = (rows: readonly PresentRow[]): readonly FoundCollision[] =>
  nearTwins(rows.map(({ key }) => key)).map(({ groups, labels }) =>
    nearTwinKeys(groups.flatMap((at) => rows[at] ?? []).map(partyOf), labels),
  )

/** What the keys alone show: labels that make groups without end, and keys that nearly are the same. `now` in epoch ms. */
export const findKeyLint = ({ rows }: Pick<Population, 'rows'>, now: number): readonly FoundCollision[] => [
  ...runaways(rows, now),
  ...twins(rows),
]
