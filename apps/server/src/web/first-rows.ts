import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the built web app offers to whoever serves it: its groups page, drawn before any script runs. */
export type FirstRows = {
  /** What to ask the API, below its address, for the page with these search parameters. */
  readonly questions: (search: string) => readonly string[]
  /** The markup of the page; undefined when that is better left to the app. */
  readonly draw: (page: {
    /** Below which path everything is served, with a slash at its end. */
    readonly base: string
    readonly search: string
    /** The answers to these questions as one JSON array. */
    readonly answers: string
  }) => Promise<string | undefined>
}

/** Loads it from the folder of the built web app; undefined when it was not built. */
export const loadFirstRows = async (webRoot: string): Promise<FirstRows | undefined> => {
  const file = join(webRoot, 'server', 'first-rows.js')
  if (!existsSync(file)) return undefined
  const built: { readonly firstRows: FirstRows } = await import(pathToFileURL(file).href)
  return built.firstRows
}
