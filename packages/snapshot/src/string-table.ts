import { randomUUID } from 'node:crypto'

/**
 * The strings of one gateway as they cross to the serving thread. String `s` is UTF-8 in the heap from `stringStart[s]`
 * to `stringStart[s + 1]`. Within an `epoch` a number means the same string for good: strings are only added.
 */
export type PublishedStrings = {
  readonly epoch: string
  readonly strings: number
  readonly stringStart: Uint32Array
  readonly heap: Uint8Array
}

const firstStrings = 1024
const firstBytes = 64 * 1024

const grown = <T extends Uint8Array | Uint32Array>(old: T, make: (length: number) => T, length: number): T => {
  if (length <= old.length) return old
  const larger = make(2 * length)
  larger.set(old)
  return larger
}

const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length))
const sharedWholes = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4))

/**
 * Numbers strings, each once. What was published is never written again: new strings go behind it, into room that no
 * earlier publication speaks of, or into larger arrays.
 */
export const stringTable = () => {
  const epoch = randomUUID()
  const numbers = new Map<string, number>()
  let stringStart = sharedWholes(firstStrings)
  let heap = sharedBytes(firstBytes)
  let bytes = Buffer.from(heap.buffer)
  let used = 0

  const reserve = (length: number) => {
    heap = grown(heap, sharedBytes, used + length)
    bytes = bytes.buffer === heap.buffer ? bytes : Buffer.from(heap.buffer)
  }
  const write = (text: string) => {
    const length = Buffer.byteLength(text)
    reserve(length)
    used += bytes.write(text, used, length, 'utf8')
    stringStart = grown(stringStart, sharedWholes, numbers.size + 2)
    stringStart[numbers.size + 1] = used
  }
  return {
    numberOf: (text: string): number => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      const number = numbers.size
      write(text)
      numbers.set(text, number)
      return number
    },
    size: () => numbers.size,
    published: (): PublishedStrings => ({ epoch, strings: numbers.size, stringStart, heap }),
  }
}

export type StringTable = ReturnType<typeof stringTable>
