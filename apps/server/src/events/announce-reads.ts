import { randomUUID } from 'node:crypto'
import { countGroupStates } from '../gateways/count-group-states.ts'
import type { Reader } from '../gateways/reader.ts'
import type { Publish } from './live-events.ts'

// Marks of another process are never taken for ours.
const thisProcess = randomUUID().slice(0, 8)

// Reads of a large gateway are minutes apart; groups become late or stale in between.
const lookEvery = 10_000

// How many intervals a group is overdue, and which are older than a given age, changes with the clock alone.
const clockTells = 60_000

/** Tells what each attempt to read a gateway brought, and what the clock alone changes in between. */
const announceReader = (reader: Reader, publish: Publish) => {
  let version = 0
  let states: string | undefined
  let collisions: string | undefined
  let wasUp: boolean | undefined
  let movedAt = performance.now()

  const move = () => {
    version++
    movedAt = performance.now()
  }
  const mark = () => `${thisProcess}-${version}`

  // While no group changes, time moves states one way only (ahead, fresh, late, stale): equal counts mean that no group
  // moved.
  const haveStatesMoved = () => {
    const source = reader.source()
    const before = states
    states = source && JSON.stringify(countGroupStates(source))
    return states !== before
  }

  const haveCollisionsMoved = () => {
    const { collisions: all, counts, resolved, scrape } = reader.collisions()
    const before = collisions
    const waiting = resolved.map((gone) => [gone.collision.id, gone.waiting])
    collisions = JSON.stringify([all.map(({ id, groups }) => [id, groups]), counts, waiting, scrape.state])
    return collisions !== before
  }

  const tellRead = (changed: number) => {
    const last = reader.lastRead()
    if (!last) return
    publish('snapshot', {
      gateway: reader.name,
      readAt: Math.round(last.view.readAt),
      ageMs: Math.round(performance.now() - last.receivedAt),
      mark: mark(),
      changed,
      pollEveryMs: reader.pollEvery(),
      tookMs: Math.round(last.took),
    })
  }

  reader.onAttempt(() => {
    const up = reader.failure() === undefined
    const changed = up ? (reader.lastRead()?.changed ?? 0) : 0
    const isTurn = up !== wasUp
    wasUp = up
    const moved = haveStatesMoved()
    const collided = haveCollisionsMoved()
    if (moved || collided || changed > 0 || isTurn) move()
    if (up) tellRead(changed)
    if (!up || isTurn) publish('gateway', { gateway: reader.name, up, mark: mark() })
  })

  reader.onNews(() => {
    if (!haveCollisionsMoved()) return
    move()
    tellRead(0)
  })

  return () => {
    if (!haveStatesMoved() && performance.now() - movedAt < clockTells) return
    move()
    tellRead(0)
  }
}

/** Tells how all gateways are read. Returns what ends it. */
export const announceReads = (readers: readonly Reader[], publish: Publish): (() => void) => {
  const looks = readers.map((reader) => announceReader(reader, publish))
  const timer = setInterval(() => {
    for (const look of looks) look()
  }, lookEvery).unref()
  return () => clearInterval(timer)
}
