import { emptyPush, type FoundCollision, fossils, labelValue, refused } from '@gatehouse/domain'
import { type Population, type PresentRow, partyOf } from './population.ts'

const isRefused = ({ pushedAt, failedAt }: PresentRow) => failedAt > pushedAt

const refusals = (rows: readonly PresentRow[]): readonly FoundCollision[] => {
  const groups = rows.filter(isRefused).map(partyOf)
  return groups.length === 0 ? [] : [refused(groups)]
}

const isEmpty = (row: PresentRow) => row.familyCount === 0 && row.pushedAt > 0

const emptyPushes = (rows: readonly PresentRow[]): readonly FoundCollision[] => {
  const groups = rows.filter(isEmpty).map(partyOf)
  return groups.length === 0 ? [] : [emptyPush(groups)]
}

const allFossils = (rows: readonly PresentRow[], fossilAge: number): readonly FoundCollision[] => {
  const found = rows.filter(({ pushedAt, group }) => {
    const { oldestAt } = group.claims
    return oldestAt > 0 && pushedAt - oldestAt > fossilAge
  })
  const byJob = Map.groupBy(found, ({ key }) => labelValue(key, 'job'))
  return [...byJob].map(([job, members]) =>
    fossils(
      job,
      members.map((row) => ({ group: partyOf(row), oldestAt: row.group.claims.oldestAt })),
    ),
  )
}

/** What the push times of groups show. Families that are older than the last push by more than `fossilAge` ms are told. */
export const findByTimes = ({ rows }: Population, fossilAge: number): readonly FoundCollision[] => [
  ...refusals(rows),
  ...emptyPushes(rows),
  ...allFossils(rows, fossilAge),
]
