import {
  type FoundCollision,
  gatewayFamily,
  type Holders,
  helpDiffers,
  impliedNames,
  suffixClash,
  typeClash,
} from '@gatehouse/domain'
import type { MetricType, OwnFamily } from '@gatehouse/exposition'
import { type Population, type PresentRow, partyOf } from './population.ts'
import type { Shape } from './shape-table.ts'

type Names = ReadonlyMap<string, ReadonlyMap<MetricType, readonly Shape[]>>

const added = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Which shapes have which metric with which type. */
const namesOf = (shapes: Iterable<Shape>): Names => {
  const names = new Map<string, Map<MetricType, Shape[]>>()
  for (const shape of shapes)
    for (const { name, type } of shape.families) {
      const types = added(names, name, () => new Map<MetricType, Shape[]>())
      added(types, type, () => [] as Shape[]).push(shape)
    }
  return names
}

type Look = { readonly population: Population; readonly names: Names; readonly own: readonly OwnFamily[] }

const holdersOf = ({ population, names }: Look, name: string): readonly Holders[] =>
  [...(names.get(name) ?? [])].map(([type, shapes]) => ({
    name,
    type,
    groups: shapes.flatMap((shape) => (population.byShape.get(shape) ?? []).map(partyOf)),
  }))

const typeClashes = (look: Look) =>
  [...look.names].filter(([, types]) => types.size > 1).map(([name]) => typeClash(name, holdersOf(look, name)))

const suffixClashes = (look: Look) =>
  [...look.names].flatMap(([name, types]) =>
    [...types.keys()].flatMap((type) => {
      const taken = impliedNames(name, type).filter((implied) => look.names.has(implied))
      if (taken.length === 0) return []
      const owner = holdersOf(look, name).find((holders) => holders.type === type)
      if (!owner) return []
      return suffixClash(
        owner,
        taken.flatMap((implied) => holdersOf(look, implied)),
      )
    }),
  )

/** Families that are there once they are used: the gateway overwrites the HELP text of all others of its own. */
const isLive = ({ name }: OwnFamily) => name.startsWith('pushgateway_http_')

/** Why a pushed family clashes with one of the gateway's own; undefined when it does not. */
const clashWithOwn = (holders: Holders, help: readonly string[], own: OwnFamily): string | undefined => {
  if (holders.name === own.name) {
    if (holders.type !== own.type) return `its type is ${own.type}`
    return isLive(own) && help.some((text) => text !== own.help) ? 'its HELP text is another one' : undefined
  }
  if (impliedNames(own.name, own.type).includes(holders.name)) return `it is a part of the ${own.type} ${own.name}`
  if (impliedNames(holders.name, holders.type).includes(own.name))
    return `it has the name of a part of the ${holders.type} ${holders.name}`
  return undefined
}

const relatedNames = ({ name, type }: OwnFamily, names: Names): readonly string[] => {
  const owners = ['_count', '_sum', '_bucket'].flatMap((suffix) =>
    name.endsWith(suffix) ? name.slice(0, -suffix.length) : [],
  )
  return [name, ...impliedNames(name, type), ...owners].filter((one) => names.has(one))
}

const helpsOf = ({ names }: Look, name: string, type: MetricType): readonly string[] =>
  (names.get(name)?.get(type) ?? []).flatMap(({ families }) =>
    families.flatMap((family) => (family.name === name ? family.help : [])),
  )

const ownClashes = (look: Look) =>
  look.own.flatMap((own) =>
    relatedNames(own, look.names).flatMap((name) =>
      holdersOf(look, name).flatMap((holders) => {
        const why = clashWithOwn(holders, helpsOf(look, name, holders.type), own)
        return why === undefined ? [] : gatewayFamily(holders, own.name, why)
      }),
    ),
  )

const helpTexts = (shapes: Iterable<Shape>) => {
  const texts = new Map<string, Map<string, Shape[]>>()
  for (const shape of shapes)
    for (const { name, help } of shape.families) {
      added(
        added(texts, name, () => new Map<string, Shape[]>()),
        help,
        () => [] as Shape[],
      ).push(shape)
    }
  return texts
}

const differentHelps = ({ population: { byShape } }: Look) =>
  [...helpTexts(byShape.keys())]
    .filter(([, texts]) => texts.size > 1)
    .map(([name, texts]) =>
      helpDiffers(
        name,
        [...texts].map(([help, shapes]) => ({ help, groups: shapes.flatMap((shape) => partiesOf(byShape, shape)) })),
      ),
    )

const partiesOf = (byShape: ReadonlyMap<Shape, readonly PresentRow[]>, shape: Shape) =>
  (byShape.get(shape) ?? []).map(partyOf)

/** What clashes by the names, types and HELP texts of families alone. */
export const findNameClashes = (population: Population, own: readonly OwnFamily[]): readonly FoundCollision[] => {
  const look = { population, own, names: namesOf(population.byShape.keys()) }
  return [...typeClashes(look), ...suffixClashes(look), ...ownClashes(look), ...differentHelps(look)]
}
