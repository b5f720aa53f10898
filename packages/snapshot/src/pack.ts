import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'

/** A block has this many bytes before compression, or one larger group: small enough to unpack in about 1 ms. */
const blockSize = 256 * 1024

/** Blocks that hold less than half of that are merged once there are this many. */
const thinBlocks = 16

/** Bytes of many groups, compressed together: alone each would take three times the room. */
export type Block = { readonly packed: Uint8Array; readonly size: number }

/** Where the bytes of one group are: within the unpacked bytes of a block. */
export type Packed = { readonly block: Block; readonly start: number; readonly end: number }

type Writable = { -readonly [K in keyof Block]: Block[K] }

/** What a block usually takes, and some more. */
const packedSize = 32 * 1024

const options = {
  // Room for the result is asked for in such pieces. Much larger ones outlive their use, and split the heap of the process.
  chunkSize: packedSize,
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 },
}

const compress = promisify(zstdCompress)

/** Blocks that are packed beside the decoding of what comes behind them; more would be memory and no gain. */
const mostUnderWay = 4

const emptyBlock = (): Writable => ({ packed: new Uint8Array(), size: 0 })

const packBlock = async (block: Writable, bytes: Buffer): Promise<void> => {
  // A copy: the result keeps all the room it was given, which is many times what it takes.
  block.packed = Uint8Array.from(await compress(bytes.subarray(0, block.size), options))
}

/**
 * Packs bytes into blocks, on another thread. `add` copies them and says where they will be; they can be unpacked once
 * `close` has resolved. Whoever adds much awaits `room` now and then.
 */
export const packer = () => {
  const spare: Buffer[] = []
  const underWay = new Set<Promise<void>>()
  let bytes: Buffer = Buffer.allocUnsafeSlow(blockSize)
  let block = emptyBlock()

  const seal = () => {
    if (block.size === 0) return
    const full = bytes
    const packing = packBlock(block, full).finally(() => {
      underWay.delete(packing)
      if (full.length === blockSize) spare.push(full)
    })
    // Told by `close`; when that is never called, because the answer was broken, it does not matter.
    packing.catch(() => {})
    underWay.add(packing)
    bytes = spare.pop() ?? Buffer.allocUnsafeSlow(blockSize)
    block = emptyBlock()
  }
  return {
    add: (group: Buffer): Packed => {
      if (block.size + group.length > blockSize) seal()
      if (group.length > bytes.length) bytes = Buffer.allocUnsafeSlow(group.length)
      const start = block.size
      group.copy(bytes, start)
      block.size += group.length
      return { block, start, end: block.size }
    },
    room: async (): Promise<void> => {
      while (underWay.size > mostUnderWay) await Promise.race(underWay)
    },
    close: async (): Promise<void> => {
      seal()
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
