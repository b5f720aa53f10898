import { describe, expect, test } from 'vitest'
import { circles, leaving, nosyFeatures } from './architecture/files.ts'
import { climbing, climbingManifests, undeclared } from './architecture/floors.ts'
import { type House, readHouse } from './architecture/house.ts'
import { source } from './architecture/source.ts'
import { dialling, impure, markup, ownPaths } from './architecture/words.ts'

const house = await readHouse()

test('every room was read', () => {
  const rooms = new Set(house.sources.map(({ room }) => room))
  expect(house.manifests.map(({ room }) => room).sort()).toEqual([...rooms].sort())
  expect(house.sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(house.sources.length)
})

describe('in this house', () => {
  test.each([
    ['imports go downward only', climbing],
    ['manifests declare what lies below only', climbingManifests],
    ['imports are declared by the manifest of their room', undeclared],
    ['a room is imported by its name, never by its files', leaving],
    ['features of the web app do not import each other', nosyFeatures],
    ['no files import each other in a circle', circles],
    ['floors 0 and 1 read no clock and do no I/O', impure],
    ['text never becomes markup', markup],
    ['one file knows the path of a group', ownPaths],
    ['one room dials gateways', dialling],
  ])('%s', (_, faults) => expect(faults(house)).toEqual([]))
})

/** A made-up house of files with one line each. */
const files = (lines: Record<string, string>): House => ({
  sources: Object.entries(lines).map(([path, text]) => source(path, text)),
  manifests: [],
})

const manifest = (room: string, dependencies: string[], devDependencies: string[] = []): House => ({
  sources: [],
  manifests: [{ room, dependencies, devDependencies }],
})

describe('a fault is found:', () => {
  test.each([
    ['an import that climbs', 'packages/domain/src/a.ts', "import { x } from '@gatehouse/config'"],
    ['a type import that climbs', 'packages/domain/src/a.ts', "import type { X } from '@gatehouse/snapshot'"],
    [
      'an import over several lines',
      'packages/domain/src/a.ts',
      "import {\n  x,\n  type Y,\n} from '@gatehouse/config'",
    ],
    ['an export that climbs', 'packages/domain/src/a.ts', "export * from '@gatehouse/config'"],
    ['a type inside a line', 'packages/domain/src/a.ts', `type X = import(${"'@gatehouse/config'"}).X`],
    ['a neighbour on the same floor', 'packages/config/src/a.ts', "import { x } from '@gatehouse/snapshot'"],
    ['testing in product code', 'packages/config/src/a.ts', "import { x } from '@gatehouse/testing'"],
    ['an entry the web has no use for', 'apps/web/src/a.ts', "import { x } from '@gatehouse/domain/promql'"],
    [
      'a second file of the web that knows the server',
      'apps/web/src/a.ts',
      "import type { X } from '@gatehouse/server'",
    ],
    ['the server itself in the web', 'apps/web/src/lib/api.ts', "import { x } from '@gatehouse/server'"],
    ['app source in e2e', 'e2e/a.test.ts', "import { x } from '@gatehouse/domain'"],
    ['a room without a floor', 'packages/attic/src/a.ts', "import { x } from '@gatehouse/domain'"],
  ])('%s', (_, path, line) => expect(climbing(files({ [path]: line }))).toHaveLength(1))

  test.each([
    ['a dependency that climbs', manifest('domain', ['@gatehouse/config'])],
    ['testing as a dependency', manifest('domain', ['@gatehouse/testing'])],
    ['a development dependency that climbs', manifest('domain', [], ['@gatehouse/server'])],
    ['a room without a floor', manifest('attic', [])],
  ])('%s', (_, house) => expect(climbingManifests(house)).toHaveLength(1))

  test.each([
    ['packages/config/src/a.ts', "import { parse } from 'yaml/deep'"],
    ['packages/config/src/a.ts', "import { x } from '@scope/only-for-tests/deep'"],
    ['packages/attic/src/a.ts', "import 'zod'"],
  ])('%s imports what is not declared: %s', (path, line) => {
    const { manifests } = manifest('config', ['zod'], ['@scope/only-for-tests'])
    expect(undeclared({ ...files({ [path]: line }), manifests })).toHaveLength(1)
  })

  test.each([
    [leaving, 'packages/config/src/a.ts', "import { x } from '../../domain/src/b.ts'"],
    [leaving, 'e2e/a.ts', "import { x } from '../apps/web/src/b.ts'"],
    [nosyFeatures, 'apps/web/src/features/a/b.tsx', "import type { X } from '../c/d.ts'"],
    [markup, 'apps/web/src/a.tsx', 'const a = <p dangerouslySetInnerHTML={x} />'],
    [markup, 'apps/web/src/a.tsx', "element['innerHTML'] = x"],
    [ownPaths, 'apps/server/src/a.ts', `const a = '/metrics/job/' + x`],
    [ownPaths, 'apps/server/src/a.ts', ['const a = `/metrics/job@base64/$', '{x}`'].join('')],
    [ownPaths, 'apps/server/src/a.ts', 'const a = encodeURIComponent(x)'],
    [dialling, 'apps/server/src/a.ts', "import { request } from 'undici'"],
  ])('%o in %s: %s', (faults, path, line) => expect(faults(files({ [path]: line }))).toHaveLength(1))

  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'performance.now()',
    'process.env',
    "fetch('x')",
    'setTimeout(x)',
    'console.log(x)',
    'Math.random()',
    'crypto.randomUUID()',
    "import('node:fs')",
  ])('%s on floor 0 or 1', (code) => {
    const line = `const a = ${code}`
    expect(impure(files({ 'packages/domain/src/a.ts': line, 'packages/exposition/src/a.ts': line }))).toHaveLength(2)
  })

  test('a circle, of types too', () => {
    const house = files({
      'packages/domain/src/a.ts': "import { b } from './deep/b.ts'",
      'packages/domain/src/deep/b.ts': "import type { C } from '../c.ts'",
      'packages/domain/src/c.ts': "export { b } from './deep/b.ts'",
    })
    expect(circles(house)).toEqual([
      'packages/domain/src/deep/b.ts -> packages/domain/src/c.ts -> packages/domain/src/deep/b.ts',
    ])
  })
})

test('what is allowed is no fault', () => {
  const { manifests } = manifest('deletion', ['@gatehouse/domain'], ['@gatehouse/testing', '@gatehouse/pushgateway'])
  const house = files({
    'packages/deletion/src/a.ts':
      "import { x } from '@gatehouse/domain/promql'\n// import { y } from 'undici' and Date.now()",
    'packages/deletion/src/a.test.ts': "import { x } from '@gatehouse/pushgateway'\nimport { test } from 'vitest'",
    'packages/deletion/src/test-x.ts': "import { x } from '@gatehouse/testing'\nimport { y } from './a.ts'",
    'packages/domain/src/a.ts': "const a = new Date(0)\n/* console.log */\nconst b = 'http://localhost'",
  })
  const checks = [
    climbing,
    climbingManifests,
    undeclared,
    leaving,
    nosyFeatures,
    circles,
    impure,
    markup,
    ownPaths,
    dialling,
  ]
  const all = { sources: house.sources, manifests: [...manifests, ...manifest('domain', []).manifests] }
  expect(checks.flatMap((faults) => faults(all))).toEqual([])
})
