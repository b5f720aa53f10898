const mix = (hash: number, code: number, prime: number) => Math.imul(hash ^ code, prime)

const finish = (hash: number, other: number) =>
  Math.imul(hash ^ (hash >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)

/** A number of 52 bits for a text. Whoever makes two texts share one can only hide a difference between own pushes. */
export const textHash = (text: string): number => {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = mix(a, code, 2654435761)
    b = mix(b, code, 1597334677)
  }
  return (finish(b, a) & 0xfffff) * 2 ** 32 + (finish(a, b) >>> 0)
}

/** One hash for several, whatever their order. */
export const sumOfHashes = (hashes: readonly number[]): number =>
  hashes.reduce((sum, hash) => (sum + hash) % 2 ** 52, hashes.length)
