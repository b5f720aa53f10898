import { isAlias, isMap, isNode, isScalar, isSeq, type Scalar } from 'yaml'
import type { YamlDocument } from './yaml-document.ts'

type Path = readonly PropertyKey[]

/** Where the value at a path stands; where it is missing, the mapping that should have it. */
export const offsetOfValue = (yaml: YamlDocument, path: Path): number => {
  const found = lookUp(yaml, path)
  // A key without a value is shown itself: its value stands nowhere.
  return (isEmpty(found.value) ? startOf(found.key) : undefined) ?? startOf(found.value) ?? 0
}

/** Where the key at the end of a path stands. */
export const offsetOfKey = (yaml: YamlDocument, path: Path): number =>
  startOf(lookUp(yaml, path).key) ?? offsetOfValue(yaml, path.slice(0, -1))

/** Where the character at an index of a text value stands; the start of the value where escapes or folds blur it. */
export const offsetOfCharacter = (yaml: YamlDocument, path: Path, index: number): number => {
  const { value } = lookUp(yaml, path)
  const start = startOf(value) ?? 0
  if (!isScalar(value) || typeof value.value !== 'string') return start
  const quote = quoteLengths.get(value.type)
  if (quote === undefined) return start
  return yaml.text.startsWith(value.value.slice(0, index), start + quote) ? start + quote + index : start
}

const quoteLengths = new Map<Scalar.Type | undefined, number>([
  ['PLAIN', 0],
  ['QUOTE_SINGLE', 1],
  ['QUOTE_DOUBLE', 1],
])

type Found = { readonly key: unknown; readonly value: unknown }

const lookUp = (yaml: YamlDocument, path: Path): Found =>
  path.reduce<Found>(({ key, value }, step) => child(yaml, value, step) ?? { key, value }, {
    key: undefined,
    value: yaml.document.contents,
  })

const child = (yaml: YamlDocument, node: unknown, step: PropertyKey): Found | undefined => {
  const parent = isAlias(node) ? node.resolve(yaml.document) : node
  if (isSeq(parent)) return { key: undefined, value: parent.items[Number(step)] }
  if (!isMap(parent)) return undefined
  return parent.items.find(({ key }) => keyText(key) === step)
}

const keyText = (key: unknown) => (isScalar(key) ? String(key.value ?? '') : undefined)

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

const isEmpty = (node: unknown): boolean => isScalar(node) && node.range?.[0] === node.range?.[1]
