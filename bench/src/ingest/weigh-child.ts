// Weighs what is remembered between refreshes, and the most memory while one is under way, in a process that does
// nothing else; told which files by `in-child.ts`.
import { createReadStream, readFileSync } from 'node:fs'
import { forgetPeak, peakOf, residentOf } from '../process-figures.ts'
import { openMemory } from '../product/open-memory.ts'
import type { Bodies, Weights } from './messages.ts'

const [bodiesText = '', roundsText = '', side = ''] = process.argv.slice(2)
const bodies: Bodies = JSON.parse(bodiesText)
const list = [bodies.before, bodies.changed] as const

const memory = openMemory()
let kept: unknown

const takers: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
  ours: (file) => memory.refresh({ chunks: createReadStream(file, { highWaterMark: 64 * 1024 }), readAt: Date.now() }),
  parsed: async (file) => JSON.parse(readFileSync(file).toString()),
}

const take = async (file: string) => {
  kept = await takers[side]?.(file)
}

const weigh = () => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const empty = { resident: residentOf(process.pid), weight: weigh() }

/** The most resident memory while something is taken, above an empty process and what is kept in the end. */
const peakAboveRest = async (file: string) => {
  globalThis.gc?.()
  forgetPeak(process.pid)
  await take(file)
  const peak = peakOf(process.pid) - empty.resident
  return peak * 2 ** 20 - (weigh() - empty.weight)
}

const coldPeak = await peakAboveRest(list[1])
const resting = weigh() - empty.weight
const peaks: number[] = []
for (let round = 0; round < Number(roundsText); round++) peaks.push(await peakAboveRest(list[round % 2] ?? list[0]))
if (kept === undefined) throw new Error('nothing was kept')
process.send?.({ resting, coldPeak, peaks } satisfies Weights)
process.disconnect?.()
