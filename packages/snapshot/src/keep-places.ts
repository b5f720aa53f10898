import type { ReadGroup } from './read-groups.ts'

/**
 * The groups of an answer, which come in random order, in the order of the answer before: what changed since takes the
 * place of the group with its id. The very same list when nothing did. An answer with two groups that are alike to the
 * byte keeps its order.
 */
export const keepPlaces = (before: readonly ReadGroup[], groups: readonly ReadGroup[]): readonly ReadGroup[] => {
  const others = new Set(groups)
  if (others.size !== groups.length) return groups
  const gone: number[] = []
  for (let place = 0; place < before.length; place++) {
    const group = before[place]
    if (group && !others.delete(group)) gone.push(place)
  }
  return others.size === 0 && gone.length === 0 ? before : withOthers(before, gone, others)
}

const withOthers = (before: readonly ReadGroup[], gone: readonly number[], others: ReadonlySet<ReadGroup>) => {
  const byId = new Map([...others].map((group) => [group.id, group]))
  const left = new Set(others)
  const placed: (ReadGroup | undefined)[] = [...before]
  for (const place of gone) {
    const successor = byId.get(before[place]?.id ?? '')
    placed[place] = successor && left.delete(successor) ? successor : undefined
  }
  return [...placed.filter((group) => group !== undefined), ...left]
}
