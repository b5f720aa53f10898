import { groupIdBytes } from './group-id.ts'

/**
 * Finds the row of an id (base64url) among the ids of a snapshot, 16 bytes each; undefined when it is not there. Made
 * in one pass over the ids, which are hashes themselves: the first bytes say where to look.
 */
export const idIndex = (ids: Buffer): ((id: string) => number | undefined) => {
  const rows = ids.length / groupIdBytes
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 2)) - 1
  const slots = new Uint32Array(mask + 1)
  for (let row = 0; row < rows; row++) {
    let slot = ids.readUInt32LE(row * groupIdBytes) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = row + 1
  }
  return (id) => {
    const wanted = Buffer.from(id, 'base64url')
    if (wanted.length !== groupIdBytes || wanted.toString('base64url') !== id) return undefined
    for (let slot = wanted.readUInt32LE() & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const start = ((slots[slot] ?? 1) - 1) * groupIdBytes
      if (ids.compare(wanted, 0, groupIdBytes, start, start + groupIdBytes) === 0) return (slots[slot] ?? 1) - 1
    }
    return undefined
  }
}
