import {
  type Claim,
  type CollisionEffect,
  type CollisionKind,
  collisionKinds,
  type Fix,
  failsScrapes,
  type KnownCollision,
  printRawKey,
  type ResolvedCollision,
  type Side,
} from '@gatehouse/domain'
import { stateOfRow } from '@gatehouse/snapshot'
import type { Reader } from '../gateways/reader.ts'
import type { CollisionsAnswer } from './collision-shapes.ts'
import { printLabels, printTime } from './print-group.ts'

type Printed = CollisionsAnswer['collisions'][number]

const printClaim = ({ labels, ...rest }: Claim) => ({ ...rest, labels: labels && printLabels(labels) })

const printSide =
  (reader: Reader) =>
  ({ group, key, claims, highlight, trueKey }: Side): Printed['sides'][number] => {
    const source = reader.source()
    const row = source?.view.rowOf(group)
    const known = source && row !== undefined ? { source, row } : undefined
    return {
      group: {
        id: group,
        labels: printLabels(key),
        state: known ? stateOfRow(known) : null,
        lastPushAt: printTime(known?.source.view.pushedAt[known.row]),
        series: known?.source.view.series[known.row] ?? 0,
      },
      claims: claims.map(printClaim),
      highlight: [...highlight],
      trueLabels: trueKey && printRawKey(trueKey),
    }
  }

const printFix = ({ groups, ...rest }: Fix) => ({ ...rest, groups: [...groups] })

/** What fails scrapes also keeps pushers out, where pushes are checked, and nowhere else. */
const effectsOf = (kind: CollisionKind, checksPushes: boolean | null): CollisionEffect[] => {
  const { effects }: { readonly effects: readonly CollisionEffect[] } = collisionKinds[kind]
  if (!failsScrapes(kind)) return [...effects]
  const others = effects.filter((effect) => effect !== 'pushes-refused')
  return checksPushes === false ? others : [...new Set([...others, 'pushes-refused' as const])]
}

/** A collision of a gateway, with its groups as they are now. `refused` of its groups cannot be pushed to meanwhile. */
export const printCollision = (reader: Reader, found: KnownCollision, refused: number): Printed => {
  const { severity } = collisionKinds[found.kind]
  const { checksPushes } = reader.collisions()
  const keepsOut = checksPushes === true && failsScrapes(found.kind)
  return {
    ...found,
    gateway: reader.name,
    severity,
    effects: effectsOf(found.kind, checksPushes),
    since: Math.round(found.since),
    details: [...found.details],
    sides: found.sides.map(printSide(reader)),
    fixes: found.fixes.map(printFix),
    refused: keepsOut ? refused : 0,
  }
}

/** A collision that is gone. */
export const printResolved = (
  reader: Reader,
  { collision: { id, kind, title, summary, since }, resolvedAt, refused, waiting }: ResolvedCollision,
): CollisionsAnswer['resolved'][number] => ({
  id,
  gateway: reader.name,
  kind,
  severity: collisionKinds[kind].severity,
  title,
  summary,
  since: Math.round(since),
  resolvedAt: Math.round(resolvedAt),
  refused,
  waiting,
})
