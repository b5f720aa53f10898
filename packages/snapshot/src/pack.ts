import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'

const compress = promisify(zstdCompress)

/** A block is closed when it holds this many bytes, before compression: small enough to unpack in about 1 ms. */
const blockSize = 256 * 1024

/** Blocks that hold less than half of that are merged once there are this many. */
const thinBlocks = 16

/** How many blocks may wait to be compressed. */
const blocksAtOnce = 8

/** Bytes of many groups, compressed together: alone each would take three times the room. */
export type Block = { readonly packed: Uint8Array; readonly size: number }

/** Where the bytes of one group are: within the unpacked bytes of a block. */
export type Packed = { readonly block: Block; readonly start: number; readonly end: number }

type Writable = { -readonly [K in keyof Block]: Block[K] }

const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

const nothing = new Uint8Array()

/**
 * Packs bytes into blocks, on threads beside this one. `add` copies them and says where they will be; `room` waits while
 * many blocks are under way; what was added can be unpacked once `close` has resolved.
 */
export const packer = () => {
  let block: Writable = { packed: nothing, size: 0 }
  let parts: Buffer[] = []
  const underWay = new Set<Promise<void>>()

  const pack = async (closed: Writable, bytes: Buffer) => {
    closed.packed = await compress(bytes, options)
  }
  const closeBlock = () => {
    const packing = pack(block, Buffer.concat(parts, block.size)).finally(() => underWay.delete(packing))
    underWay.add(packing)
    block = { packed: nothing, size: 0 }
    parts = []
  }
  return {
    add: (bytes: Buffer): Packed => {
      const start = block.size
      parts.push(Buffer.from(bytes))
      block.size += bytes.length
      const place = { block, start, end: block.size }
      if (block.size >= blockSize) closeBlock()
      return place
    },
    room: async (): Promise<void> => {
      while (underWay.size >= blocksAtOnce) await Promise.race(underWay)
    },
    close: async (): Promise<void> => {
      if (block.size > 0) closeBlock()
      await Promise.all(underWay)
    },
  }
}

/** Opens blocks for reading; the one opened last is kept, for whoever reads many groups in a row. */
export const unpacker = () => {
  let open: { readonly block: Block; readonly bytes: Buffer } | undefined
  return ({ block, start, end }: Packed): Buffer => {
    if (open?.block !== block) open = { block, bytes: zstdDecompressSync(block.packed) }
    return open.bytes.subarray(start, end)
  }
}

/** The blocks of which so little is still used that packing that anew gives memory back; often none. */
export const wastefulBlocks = (places: Iterable<Packed>): ReadonlySet<Block> => {
  const used = new Map<Block, number>()
  for (const { block, start, end } of places) used.set(block, (used.get(block) ?? 0) + end - start)
  const thin = [...used].filter(([, bytes]) => bytes < blockSize / 2).map(([block]) => block)
  return new Set(thin.length < thinBlocks ? [] : thin)
}
