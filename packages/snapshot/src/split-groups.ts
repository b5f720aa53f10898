import { BrokenAnswer } from './broken-answer.ts'
import { byteQueue } from './byte-queue.ts'
import { objectEndFinder } from './object-end.ts'

const head = Buffer.from('{"status":"success","data":[')
/** What stands between two groups, as the gateway writes them. A label value may hold it, too. */
const seam = Buffer.from(']}},{')
const seamBefore = seam.length - 2

/** A group of this many bytes has more than a million series; what is larger is no group, and memory is bounded. */
const largestGroup = 256 * 1024 * 1024

const tail = Buffer.from('}')
/** A few line ends may follow. */
const longestTail = 100

const comma = 0x2c
const brace = 0x7b
const bracket = 0x5d

/**
 * Splits the bytes of `/api/v1/metrics` into its groups as they stream in. `take` gets the bytes of one group, valid
 * during the call, and answers whether they are a whole JSON object.
 *
 * A seam is where a group most likely ends. Only `take` can tell: JSON that is whole ends there for certain, and when it
 * is not, the group is walked byte by byte. So no text inside a group can split it, and nothing is walked in vain more
 * than once. Throws `BrokenAnswer` when the bytes are not such an answer; what was taken until then is worth nothing.
 */
export const groupSplitter = (take: (group: Buffer) => boolean) => {
  const queue = byteQueue()
  let expected: 'head' | 'first' | 'group' | 'separator' | 'end' = 'head'
  let taken = 0
  /** How far seams were looked for, and how far they are not to be trusted, from the first byte of the queue. */
  let searched = 0
  let distrusted = 0
  let walk: { readonly find: ReturnType<typeof objectEndFinder>; at: number } | undefined

  const broken = (reason: string) => new BrokenAnswer(`${reason} at byte ${taken}`)

  const drop = (length: number) => {
    queue.take(length)
    taken += length
    searched = 0
    distrusted = Math.max(0, distrusted - length)
    walk = undefined
  }

  const readHead = (): boolean => {
    const length = Math.min(queue.length(), head.length)
    const isHead = queue.slice(0, length).equals(head.subarray(0, length))
    if (!isHead) throw broken(`the answer does not begin with ${head.toString()},`)
    if (length < head.length) return false
    drop(length)
    expected = 'first'
    return true
  }

  const pass = (length: number) => {
    drop(length)
    expected = 'separator'
  }

  /** Takes the group up to the next seam, if there is one; a seam that splits a group is a reason to walk. */
  const trySeam = (): boolean => {
    const found = queue.indexOf(seam, searched)
    if (found < 0) {
      searched = Math.max(0, queue.length() - seam.length + 1)
      return false
    }
    const length = found + seamBefore
    if (take(queue.slice(0, length))) pass(length)
    else distrusted = length
    return true
  }

  const walkToEnd = (): boolean => {
    walk ??= { find: objectEndFinder(), at: 0 }
    const length = queue.length()
    const end = walk.find(queue.slice(0, length), walk.at, length)
    walk.at = length
    if (end === undefined) return false
    if (!take(queue.slice(0, end))) throw broken('the answer holds a group that is not JSON')
    pass(end)
    return true
  }

  const readGroup = (isLast: boolean): boolean => {
    if (queue.length() === 0) return false
    if (queue.at(0) !== brace) throw broken('the answer holds something that is no group')
    return distrusted > 0 || isLast ? walkToEnd() : trySeam()
  }

  const readSeparator = (): boolean => {
    const byte = queue.at(0)
    if (byte === undefined) return false
    if (byte !== comma && byte !== bracket) throw broken('the answer has neither a comma nor an end after a group')
    expected = byte === comma ? 'group' : 'end'
    drop(1)
    return true
  }

  const readEnd = (): boolean => {
    const rest = queue.slice(0, Math.min(queue.length(), longestTail)).toString('latin1').trim()
    if (!'}'.startsWith(rest) || queue.length() > longestTail) throw broken('the answer goes on after its groups')
    return false
  }

  /** One step further; false when that takes more bytes. */
  const step = (isLast: boolean): boolean => {
    if (expected === 'head') return readHead()
    if (expected === 'separator') return readSeparator()
    if (expected === 'end') return readEnd()
    if (expected === 'first' && queue.at(0) === bracket) return readSeparator()
    return readGroup(isLast)
  }

  return {
    push: (chunk: Uint8Array): void => {
      queue.push(chunk)
      while (step(false)) {}
      if (queue.length() > largestGroup) throw broken(`the answer holds a group of more than ${largestGroup} bytes`)
    },
    end: (): void => {
      while (step(true)) {}
      if (expected !== 'end' || queue.indexOf(tail, 0) < 0) throw broken('the answer ends too early,')
    },
  }
}
