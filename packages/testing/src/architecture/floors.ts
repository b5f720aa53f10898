import type { House, Manifest } from './house.ts'
import type { Import, Source } from './source.ts'

const pure = ['exposition', 'domain']
const readers = ['config', 'pushgateway', 'snapshot', 'store']

/** What each room may import. Whatever is not named here has no floor, and is a fault. */
const floors = new Map<string, readonly string[]>([
  ['exposition', []],
  ['domain', ['exposition']],
  ...readers.map((room) => [room, pure] as const),
  ['deletion', ['domain']],
  ['server', [...pure, ...readers, 'deletion']],
  ['cli', [...pure, ...readers, 'deletion']],
  ['web', ['domain']],
  ['testing', []],
  ['e2e', ['testing']],
  ['bench', [...pure, ...readers, 'deletion', 'testing']],
])

/** Rooms a test may import besides. Deletion takes all that acts as an argument; its tests hand in the real thing. */
const testsMayImport = (room: string) => (room === 'deletion' ? ['testing', ...pure, ...readers] : ['testing'])

/** The one place of the web app that knows the server, and only its types. */
const contract = 'apps/web/src/lib/api.ts'

const scope = '@gatehouse/'

const mayImport = ({ room, isTest, path }: Source, { specifier, isType }: Import): boolean => {
  const [target = '', ...entry] = specifier.slice(scope.length).split('/')
  if (isTest && testsMayImport(room).includes(target)) return true
  if (room === 'web' && target === 'server') return path === contract && isType
  if (room === 'web' && entry.length > 0) return false
  return floors.get(room)?.includes(target) ?? false
}

/** Imports that climb. */
export const climbing = ({ sources }: House): string[] =>
  sources.flatMap((source) =>
    source.imports
      .filter((found) => found.specifier.startsWith(scope) && !mayImport(source, found))
      .map(({ specifier }) => `${source.path} must not import ${specifier}`),
  )

/** Manifests that declare a room they may not import, and rooms without a floor. */
export const climbingManifests = ({ manifests }: House): string[] =>
  manifests.flatMap(({ room, dependencies, devDependencies }) => {
    const below = floors.get(room)
    if (!below) return [`${room} has no floor`]
    const onlyTypes = room === 'web' ? ['server'] : []
    return [
      ...outside(dependencies, below).map((name) => `${room} must not depend on ${name}`),
      ...outside(devDependencies, [...below, ...testsMayImport(room), ...onlyTypes]).map(
        (name) => `${room} must not depend on ${name}, not even for its tests`,
      ),
    ]
  })

const outside = (names: readonly string[], rooms: readonly string[]) =>
  names.filter((name) => name.startsWith(scope) && !rooms.includes(name.slice(scope.length)))

/** Imports of packages the manifest of the room does not declare: product code needs them as dependencies. */
export const undeclared = ({ sources, manifests }: House): string[] =>
  sources.flatMap((source) => {
    const manifest = manifests.find(({ room }) => room === source.room)
    return source.imports
      .filter((found) => isPackage(found) && !(manifest && declares(manifest, source, found)))
      .map(({ specifier }) => `${source.path} imports ${specifier}, which its manifest does not declare`)
  })

const isPackage = ({ specifier }: Import) => !/^(\.|node:)/.test(specifier)

const declares = ({ dependencies, devDependencies }: Manifest, { isTest }: Source, { specifier, isType }: Import) => {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  // Tools of the whole workspace are declared at its root.
  if (isTest && name === 'vitest') return true
  return dependencies.includes(name) || ((isTest || isType) && devDependencies.includes(name))
}
