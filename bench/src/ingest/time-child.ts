// Times refreshes against `JSON.parse` of the same bytes, in turns; told which files by `in-child.ts`.
import { readFileSync } from 'node:fs'
import { alternate } from '../alternate.ts'
import { type Memory, openMemory } from '../product/open-memory.ts'
import { chunksOf } from './chunks.ts'
import type { Bodies, Collided, Tempo, Tempos, Timings } from './messages.ts'

const [bodiesText = '', roundsText = ''] = process.argv.slice(2)
const bodies: Bodies = JSON.parse(bodiesText)
const rounds = Number(roundsText)

const [before, shuffled, changed] = [bodies.before, bodies.shuffled, bodies.changed].map((file) =>
  readFileSync(file),
) as [Buffer, Buffer, Buffer]

const measure = async (act: () => unknown): Promise<Tempo> => {
  globalThis.gc?.()
  const began = { wall: performance.now(), cpu: process.cpuUsage() }
  await act()
  const { user, system } = process.cpuUsage(began.cpu)
  return { wall: performance.now() - began.wall, cpu: (user + system) / 1000 }
}

let readAt = Date.now()

/** Refreshes with these bodies, one after the other, round and round, starting from the first. */
const against = async (list: readonly [Buffer, ...Buffer[]]): Promise<Tempos> => {
  const memory = openMemory()
  const refresh = (body: Buffer) => memory.refresh({ chunks: chunksOf(body), readAt: readAt++ })
  await refresh(list.at(-1) ?? list[0])
  const body = (round: number) => list[round % list.length] ?? list[0]
  return alternate(rounds, {
    ours: (round) => measure(() => refresh(body(round))),
    theirs: (round) => measure(() => JSON.parse(body(round).toString())),
  })
}

const cold = (): Promise<Tempos> =>
  alternate(rounds, {
    ours: () => measure(() => openMemory().refresh({ chunks: chunksOf(before), readAt: readAt++ })),
    theirs: () => measure(() => JSON.parse(before.toString())),
  })

/** Looks for collisions after each of some refreshes with these bodies, round and round. */
const collide = async (list: readonly [Buffer, ...Buffer[]], looks: number, open: () => Memory): Promise<Collided> => {
  const tempos: Tempo[] = []
  let found = 0
  for (let round = 0; round < looks; round++) {
    const memory = open()
    await memory.refresh({ chunks: chunksOf(list[round % list.length] ?? list[0]), readAt: readAt++ })
    tempos.push(
      await measure(() => {
        found = memory.collide()
      }),
    )
  }
  return { tempos, found }
}

const collisions = async (): Promise<Timings['collisions']> => {
  const memory = openMemory()
  const open = () => memory
  const cold = await collide([before], rounds, openMemory)
  await collide([before], 1, open)
  return {
    cold,
    unchanged: await collide([shuffled, before], rounds, open),
    changed: await collide([changed, before], rounds, open),
  }
}

// The first time is that of the compiler.
await openMemory().refresh({ chunks: chunksOf(before), readAt })

const timings: Timings = {
  cold: await cold(),
  unchanged: await against([before, shuffled]),
  changed: await against([before, changed]),
  collisions: await collisions(),
}
process.send?.(timings)
process.disconnect?.()
