import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Packed, packer, unpacker, wastefulBlocks } from './pack.ts'

test('whatever was packed is unpacked as it was, in any order', async () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 100_000 }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(pieces, async (all) => {
      const pack = packer()
      const places = all.map((piece) => pack.add(Buffer.from(piece)))
      await pack.close()
      const unpack = unpacker()
      for (const [i, place] of [...places.entries()].reverse()) expect([...unpack(place)]).toEqual([...(all[i] ?? [])])
    }),
    { numRuns: 20 },
  )
})

test('what is packed is a copy: the bytes may be used again', async () => {
  const bytes = Buffer.from('first')
  const pack = packer()
  const place = pack.add(bytes)
  bytes.write('other')
  await pack.close()
  expect(unpacker()(place).toString()).toBe('first')
})

test('alike groups take a small part of their size', async () => {
  const pack = packer()
  const group = randomBytes(4_000)
  const places = Array.from({ length: 640 }, () => pack.add(group))
  await pack.close()
  const blocks = [...new Set(places.map(({ block }) => block))]
  const packed = blocks.reduce((sum, block) => sum + block.packed.buffer.byteLength, 0)
  expect(packed).toBeLessThan((640 * 4_000) / 10)
})

test('blocks are wasteful once many of them hold little, and only those', async () => {
  const one = async (sizes: readonly number[]): Promise<readonly Packed[]> => {
    const pack = packer()
    const places = sizes.map((size) => pack.add(randomBytes(size)))
    await pack.close()
    return places
  }
  const thin = await Promise.all(Array.from({ length: 16 }, () => one([1_000])))
  const full = await one([300_000])
  expect(wastefulBlocks([...thin.slice(1).flat(), ...full]).size).toBe(0)
  expect(wastefulBlocks([...thin.flat(), ...full])).toEqual(new Set(thin.flat().map(({ block }) => block)))
  const mostlyUsed = await one(Array.from({ length: 20 }, () => 10_000))
  expect(wastefulBlocks([...thin.flat(), ...mostlyUsed.slice(0, 5)]).size).toBe(17)
})
