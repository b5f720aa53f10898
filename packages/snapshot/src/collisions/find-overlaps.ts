import { type FoundCollision, type GroupingKey, type Overlap, overlappingKeys } from '@gatehouse/domain'
import { isPushedFamily } from '../decode-group.ts'
import { type Population, type PresentRow, partyOf, type Schema } from './population.ts'

const isWithin = (narrow: Schema, wide: Schema) =>
  narrow.names.length < wide.names.length && narrow.names.every((name) => wide.names.includes(name))

/** The values of a key for these names, of which it has all: one text for one list of values. */
const cut = (key: GroupingKey, names: ReadonlySet<string>): string => {
  let text = ''
  for (const [name, value] of key) if (names.has(name)) text += `${value.length}:${value}`
  return text
}

const namesIn = ({ group }: PresentRow): readonly string[] =>
  group.claims.shape.families.filter(isPushedFamily).map(({ name }) => name)

const firstMetrics = 3

const sharedMetrics = (parent: PresentRow, child: PresentRow): readonly string[] => {
  const own = new Set(namesIn(parent))
  return namesIn(child).filter((name) => own.has(name))
}

// Each pair of schemas costs a look at all groups of the wider one.
const mostSchemas = 50

/** Groups beside others whose keys hold all their labels and more, where both have some metric: once for each parent. */
export const findOverlaps = ({ schemas }: Population): readonly FoundCollision[] => {
  const overlaps = new Map<string, { parent: PresentRow; children: PresentRow[]; metrics: Set<string> }>()
  const looked = schemas.slice(0, mostSchemas)
  for (const narrow of looked) {
    const wider = looked.filter((one) => isWithin(narrow, one))
    if (wider.length === 0) continue
    const names = new Set(narrow.names)
    const parents = new Map(narrow.rows.map((row) => [cut(row.key, names), row]))
    for (const wide of wider)
      for (const child of wide.rows) {
        const parent = parents.get(cut(child.key, names))
        const metrics = parent ? sharedMetrics(parent, child) : []
        if (!parent || metrics.length === 0) continue
        const known = overlaps.get(parent.id) ?? { parent, children: [], metrics: new Set() }
        known.children.push(child)
        for (const metric of metrics) known.metrics.add(metric)
        overlaps.set(parent.id, known)
      }
  }
  return [...overlaps.values()].map(({ parent, children, metrics }) =>
    overlappingKeys(asOverlap(parent, children, metrics)),
  )
}

const asOverlap = (parent: PresentRow, children: readonly PresentRow[], metrics: ReadonlySet<string>): Overlap => ({
  parent: partyOf(parent),
  children: children.map(partyOf),
  metrics: [...metrics].slice(0, firstMetrics),
})
