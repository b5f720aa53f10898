import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

const onPath = (names: readonly string[]) => {
  const { PATH = '' } = process.env
  const folders = PATH.split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}

// scripts/binaries.js puts them there: unpacked from a Debian package, or from upstream's archive.
const inToolchain = (folder: string, names: readonly string[]) =>
  [join('usr', 'bin'), ''].flatMap((inner) => names.map((name) => join(root, '.toolchain', folder, inner, name)))

const fromEnvironment = (name: string) => {
  const path = process.env[name]
  return path === undefined || path === '' ? [] : [path]
}

export type Whereabouts = {
  /** Variables that may name the program; a name that does not exist is given all the same. */
  readonly variables: readonly string[]
  readonly names: readonly string[]
  /** Folders of the toolchain. */
  readonly folders: readonly string[]
}

/** Where a program may be: by a variable, on PATH, or in the toolchain, in this order. */
export const programPaths = ({ variables, names, folders }: Whereabouts): readonly string[] => [
  ...variables.flatMap(fromEnvironment),
  ...[...onPath(names), ...folders.flatMap((folder) => inToolchain(folder, names))].filter((path) => existsSync(path)),
]
