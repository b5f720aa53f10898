import { hash } from 'node:crypto'
import { type GroupingKey, groupingKey } from '@gatehouse/domain'
import type { MetricFamily } from '@gatehouse/exposition'
import { type DecodedGroup, decodeFamilies, decodeWhole } from './decode-group.ts'
import { groupId } from './group-id.ts'
import { type Packed, packer, unpacker, wastefulBlocks } from './pack.ts'
import { parseJson } from './parse-json.ts'
import { type GroupDecoder, groupDecoder } from './paths/group-decoder.ts'
import { groupSplitter } from './split-groups.ts'

/**
 * One group as it was read: what the index needs of it, and where its bytes are kept. `digest` is of these bytes, so
 * that the same digest means the same group, unchanged. `id` is the one of the first group with this key.
 */
export type ReadGroup = DecodedGroup & {
  readonly digest: string
  readonly id: string
  readonly twin: string
  readonly packed: Packed
}

/** The groups of one answer, in its order, and by digest. `decoded` counts those the read before did not know. */
export type ReadGroups = {
  readonly groups: readonly ReadGroup[]
  readonly byDigest: ReadonlyMap<string, ReadGroup>
  readonly decoded: number
  /** What decodes groups, and learns from read to read; null before the first. */
  readonly decoder: GroupDecoder | null
}

/** What is known before the first read. */
export const noGroups: ReadGroups = { groups: [], byDigest: new Map(), decoded: 0, decoder: null }

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Reads the bytes of `/api/v1/metrics` as they stream in. A group whose bytes are those of the read before is taken over
 * as it is; only the others are parsed. Rejects with `BrokenAnswer` when the bytes are not the groups of a gateway, and
 * with whatever `chunks` fails with; the read before stays as it was.
 */
export const readGroups = async (chunks: Chunks, gateway: string, previous: ReadGroups): Promise<ReadGroups> => {
  const decoder = previous.decoder ?? groupDecoder()
  const pack = packer()
  const groups: ReadGroup[] = []
  const added = new Map<string, ReadGroup>()

  const decode = (bytes: Buffer, digest: string): ReadGroup | undefined => {
    const group = decoder.decode(bytes, groups.length)
    if (!group) return undefined
    const id = groupId(gateway, group.key)
    const made = { ...group, digest, id, twin: twinOf(gateway, group.key, id), packed: pack.add(bytes) }
    added.set(digest, made)
    return made
  }
  const splitter = groupSplitter((bytes) => {
    // Pushers are hostile: whoever could make two groups look the same would hide one of them.
    const digest = hash('sha256', bytes, 'binary')
    const group = previous.byDigest.get(digest) ?? added.get(digest) ?? decode(bytes, digest)
    if (group) groups.push(group)
    return group !== undefined
  })
  for await (const chunk of chunks) {
    splitter.push(chunk)
    await pack.room()
  }
  splitter.end()
  await pack.close()
  decoder.trim(groups)
  const isKnown = added.size === 0 && groups.length === previous.groups.length
  const byDigest = isKnown ? previous.byDigest : indexed(groups)
  return { ...(isKnown ? { groups, byDigest } : await withoutWaste(groups, byDigest)), decoded: added.size, decoder }
}

const indexed = (groups: readonly ReadGroup[]): ReadonlyMap<string, ReadGroup> => {
  const byDigest = new Map<string, ReadGroup>()
  for (const group of groups) byDigest.set(group.digest, group)
  return byDigest
}

/** The id of what a scrape tells of a key, which has an empty `instance` where the key has none: the same for twins. */
const twinOf = (gateway: string, key: GroupingKey, id: string): string =>
  key.some(([name]) => name === 'instance') ? id : groupId(gateway, groupingKey([...key, ['instance', '']]))

/** Packs anew what is left of blocks that hold little, so that memory goes back. */
const withoutWaste = async (groups: readonly ReadGroup[], byDigest: ReadonlyMap<string, ReadGroup>) => {
  const wasteful = wastefulBlocks(Array.from(byDigest.values(), ({ packed }) => packed))
  if (wasteful.size === 0) return { groups, byDigest }
  const pack = packer()
  const unpack = unpacker()
  const moved = new Map(byDigest)
  const inBlocks = Map.groupBy(byDigest.values(), ({ packed }) => packed.block)
  for (const block of wasteful) {
    for (const group of inBlocks.get(block) ?? []) {
      moved.set(group.digest, { ...group, packed: pack.add(unpack(group.packed)) })
    }
  }
  await pack.close()
  return { groups: groups.map((group) => moved.get(group.digest) ?? group), byDigest: moved }
}

type Opened = ReadonlyMap<ReadGroup, readonly MetricFamily[]>

type Entry = readonly [ReadGroup, readonly MetricFamily[]]

function* openAs(groups: Iterable<ReadGroup>, decode: (value: unknown) => readonly MetricFamily[]): Generator<Entry> {
  const unpack = unpacker()
  for (const inBlock of Map.groupBy(groups, ({ packed }) => packed.block).values())
    for (const group of inBlock) yield [group, decode(parseJson(unpack(group.packed)))]
}

/** Opens groups of a reading, each block once: their pushed families, by group, in no certain order. */
export const openGroups = (groups: Iterable<ReadGroup>): Opened => new Map(openAs(groups, decodeFamilies))

/** As `openGroups`, with the push times, in whose place a push may have put anything. */
export const openWhole = (groups: Iterable<ReadGroup>): Opened => new Map(openAs(groups, decodeWhole))

/** As `openWhole`, one group at a time, for whoever keeps little of each: all of a gateway may be asked for. */
export const openEach = (groups: Iterable<ReadGroup>): Iterable<Entry> => openAs(groups, decodeWhole)

const isPlain = (name: string) => /^[a-zA-Z0-9_:]+$/.test(name)

/**
 * As `openWhole`, but only families of these names: a group in whose bytes no name is found is not even parsed. Whoever
 * opens many hands in those of one block after those of another.
 */
export const openNamed = (groups: Iterable<ReadGroup>, names: ReadonlySet<string>): Opened => {
  const unpack = unpacker()
  // Names with more than plain characters may be escaped in JSON.
  const keys = [...names].every(isPlain) ? Array.from(names, (name) => Buffer.from(`"${name}":`)) : null
  const open = ({ packed }: ReadGroup) => {
    const bytes = unpack(packed)
    if (keys && !keys.some((key) => bytes.includes(key))) return []
    return decodeWhole(parseJson(bytes)).filter(({ name }) => names.has(name))
  }
  return new Map(Array.from(groups, (group) => [group, open(group)] as const))
}

/** Opens one group of a reading: its pushed families. */
export const openGroup = (group: ReadGroup): readonly MetricFamily[] => openGroups([group]).get(group) ?? []
