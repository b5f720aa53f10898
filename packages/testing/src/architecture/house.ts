import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Source, source } from './source.ts'

/** What a package.json declares; names only. */
export type Manifest = {
  readonly room: string
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
}

/** All rooms of the repository. */
export type House = { readonly sources: readonly Source[]; readonly manifests: readonly Manifest[] }

const root = join(import.meta.dirname, '../../../..')

/** Reads every manifest and every source of the repository. */
export const readHouse = async (): Promise<House> => {
  const folders = [...(await foldersIn('packages')), ...(await foldersIn('apps')), 'e2e', 'bench']
  const manifests = await Promise.all(folders.map(readManifest))
  const sources = await Promise.all(folders.map(readSources))
  return { manifests, sources: sources.flat() }
}

const foldersIn = async (parent: string) => (await readdir(join(root, parent))).map((name) => `${parent}/${name}`)

const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(root, folder, 'package.json'), 'utf8')
  const { dependencies = {}, devDependencies = {} }: Record<string, object> = JSON.parse(text)
  return {
    room: folder.split('/').at(-1) ?? '',
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
  }
}

const readSources = async (folder: string): Promise<Source[]> => {
  const below = folder === 'e2e' ? folder : `${folder}/src`
  const names = await readdir(join(root, below), { recursive: true })
  const paths = names.map((name) => `${below}/${name.replaceAll('\\', '/')}`)
  const wanted = paths.filter((path) => /\.tsx?$/.test(path) && !path.includes('/node_modules/'))
  return Promise.all(wanted.map(async (path) => source(path, await readFile(join(root, path), 'utf8'))))
}
