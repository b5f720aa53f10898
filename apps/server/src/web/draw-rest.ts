import type { FirstRows } from './first-rows.ts'
import type { Page } from './page.ts'

type Options = {
  readonly page: Page
  /** Below which path everything is served, with a slash at its end. */
  readonly base: string
  readonly firstRows: FirstRows
  /** The answer of our own API, as JSON; undefined when it is a problem. */
  readonly ask: (question: string) => Promise<string | undefined>
}

// No text ends the element it stands in, or begins a comment in it: JSON may write "<" otherwise.
const inScript = (json: string) => json.replaceAll('<', '\\u003c')

/**
 * The groups page from where the app is shown to its end: its first rows, and the answers they were drawn from for the app
 * to begin with. Nothing is shown when that is better left to the app.
 */
export const drawRest = async ({ page, base, firstRows, ask }: Options, search: string): Promise<string> => {
  const found = await Promise.all(firstRows.questions(search).map(ask))
  const answers = `[${found.join(',')}]`
  const markup = found.includes(undefined) ? undefined : await firstRows.draw({ base, search, answers })
  if (markup === undefined) return emptyRest(page)
  return `${markup}</div>\n    <script type="application/json" id="first-answers">${inScript(answers)}</script>${page.end}`
}

/** The same without rows: all is left to the app. */
export const emptyRest = ({ end }: Page): string => `</div>${end}`
