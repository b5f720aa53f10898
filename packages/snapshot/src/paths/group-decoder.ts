import { isUtf8 } from 'node:buffer'
import { type Shape, shapeTable } from '../collisions/shape-table.ts'
import { type DecodedGroup, decodeGroup } from '../decode-group.ts'
import { parseJson } from '../parse-json.ts'
import { type WalkedGroup, walkGroup } from '../walk-group.ts'
import { factsOf } from './facts-of.ts'
import { type GroupFacts, groupBy } from './group-facts.ts'
import { type PathTree, pathTree } from './path-tree.ts'
import { textsIn } from './texts-in.ts'

const learn = (paths: PathTree<GroupFacts>, bytes: Buffer, walked: WalkedGroup): void => {
  // What stands in the head of a family is part of the shape of the group.
  const isHead = (at: number) => walked.headers.some(({ header, headerEnd }) => at >= header && at < headerEnd)
  const texts = textsIn(bytes).filter(({ start }) => !isHead(start))
  const facts = factsOf(bytes, texts, walked)
  if (facts) paths.add(bytes, texts, facts)
}

/**
 * Decodes groups, and gets quicker as it goes: most have the bytes of one before, but for values of labels, numbers and
 * times. What is unlike any is walked, and what cannot be walked parsed; all three give the same of the same bytes.
 */
export const groupDecoder = () => {
  const shapes = shapeTable()
  let paths = pathTree<GroupFacts>()

  const follow = (bytes: Buffer): DecodedGroup | undefined => {
    const facts = paths.find(bytes)
    return facts && groupBy(facts, { bytes, holes: paths.holes })
  }
  const walk = (bytes: Buffer): DecodedGroup | undefined => {
    const walked = walkGroup(bytes, shapes)
    if (walked && !paths.isFull()) learn(paths, bytes, walked)
    return walked?.group
  }
  const parse = (bytes: Buffer, index: number): DecodedGroup | undefined => {
    const value = parseJson(bytes)
    return value === undefined ? undefined : decodeGroup(value, index, shapes)
  }
  return {
    /** Undefined when the bytes are not JSON. Throws `BrokenAnswer` when they are no group, which is number `index`. */
    decode: (bytes: Buffer, index: number): DecodedGroup | undefined =>
      (isUtf8(bytes) ? (follow(bytes) ?? walk(bytes)) : undefined) ?? parse(bytes, index),

    /** Forgets what none of these groups has to do with, once it is much. */
    trim: (groups: readonly DecodedGroup[]): void => {
      const used = () => new Set(groups.map(({ claims }): Shape => claims.shape))
      // What a path leads to is a shape of the table.
      if (shapes.trim(used) || paths.isFull()) paths = pathTree()
    },
  }
}

export type GroupDecoder = ReturnType<typeof groupDecoder>
