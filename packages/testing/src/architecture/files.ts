import { posix } from 'node:path'
import type { House } from './house.ts'
import type { Source } from './source.ts'

type Edge = { readonly from: Source; readonly to: string }

const edges = ({ sources }: House): Edge[] =>
  sources.flatMap((from) =>
    from.imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => ({ from, to: posix.join(posix.dirname(from.path), specifier) })),
  )

const roomFolder = (path: string) => /^(?:(?:packages|apps)\/[^/]+|e2e|bench)\//.exec(path)?.[0] ?? ''

/** Relative imports that leave their room: another room is imported by its name. */
export const leaving = (house: House): string[] =>
  edges(house)
    .filter(({ from, to }) => !to.startsWith(roomFolder(from.path)))
    .map(({ from, to }) => `${from.path} must not reach into ${to}`)

const featureOf = (path: string) => /^apps\/web\/src\/features\/([^/]+)/.exec(path)?.[1]

/** Features of the web app that import each other. */
export const nosyFeatures = (house: House): string[] =>
  edges(house)
    .filter(({ from, to }) => featureOf(from.path) !== undefined && featureOf(to) !== undefined)
    .filter(({ from, to }) => featureOf(from.path) !== featureOf(to))
    .map(({ from, to }) => `${from.path} must not import ${to} of another feature`)

/** Files that import each other in a circle; each circle is told once, from the first file that leads into it. */
export const circles = (house: House): string[] => {
  const targets = Map.groupBy(edges(house), ({ from }) => from.path)
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const { to } of targets.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const { path } of house.sources) visit(path, [])
  return found
}
