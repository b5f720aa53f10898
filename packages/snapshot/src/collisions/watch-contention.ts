import {
  type ContentionEvidence,
  contention,
  type FoundCollision,
  foldContention,
  judgeContention,
  noEvidence,
  type PushPicture,
  pushPicture,
} from '@gatehouse/domain'
import { openGroups } from '../read-groups.ts'
import { type Population, type PresentRow, partyOf } from './population.ts'

type Followed = {
  readonly digest: string
  readonly picture: PushPicture
  readonly evidence: ContentionEvidence
}

/** How many groups are followed; those pushed to longest ago are let go first. */
const mostFollowed = 2000

/** How many pushed groups are opened at a read. Where more are pushed, each has its turn. */
const mostOpened = 200

// A group of so many bytes takes 1 ms to open, at each of its pushes.
const largest = 128 * 1024

const sizeOf = ({ group }: PresentRow) => group.packed.end - group.packed.start

/** Follows the pushes of groups from read to read, and finds those that two pushers overwrite. */
export const contentionWatch = (gatewayUrl: string) => {
  const followed = new Map<string, Followed>()
  let turn = 0

  const isPushed = (row: PresentRow) =>
    row.history.pushes.length > 1 && followed.get(row.id)?.digest !== row.group.digest && sizeOf(row) <= largest

  const choose = (rows: readonly PresentRow[]): readonly PresentRow[] => {
    const pushed = rows.filter(isPushed)
    if (pushed.length <= mostOpened) return pushed
    const from = turn % pushed.length
    turn = from + mostOpened
    return [...pushed, ...pushed].slice(from, turn)
  }

  const forgetGone = (rows: readonly PresentRow[]) => {
    if (followed.size === 0) return
    const present = new Set(rows.map(({ id }) => id))
    for (const [id] of followed) if (!present.has(id)) followed.delete(id)
  }

  const fold = ({ id, group, pushedAt }: PresentRow, families: Parameters<typeof pushPicture>[1]) => {
    const before = followed.get(id)
    const picture = pushPicture(pushedAt, families)
    const evidence = foldContention(before?.evidence ?? noEvidence, before?.picture, picture)
    // Set anew, it goes behind the others.
    followed.delete(id)
    followed.set(id, { digest: group.digest, picture, evidence })
  }

  return {
    /** Takes in what one read found, and tells which groups have two pushers. */
    look: ({ rows }: Pick<Population, 'rows'>, now: number): readonly FoundCollision[] => {
      forgetGone(rows)
      const chosen = choose(rows)
      const opened = openGroups(chosen.map(({ group }) => group))
      for (const row of chosen) fold(row, opened.get(row.group) ?? [])
      for (const [id] of followed) if (followed.size > mostFollowed) followed.delete(id)
      return rows.flatMap((row) => {
        const known = followed.get(row.id)
        const verdict = known ? judgeContention(known.evidence, now) : null
        return verdict === null ? [] : [contention(partyOf(row), verdict, gatewayUrl)]
      })
    },
  }
}
