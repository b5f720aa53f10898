/** One import of a file, as written. */
export type Import = { readonly specifier: string; readonly isType: boolean }

/** One source file: its path in the repository with `/`, its text without comments, and what it imports. */
export type Source = {
  readonly path: string
  readonly room: string
  readonly isTest: boolean
  readonly code: string
  readonly imports: readonly Import[]
}

// Strings are matched first, so that a '//' inside one does not begin a comment.
const commentOrString = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

const withoutComments = (text: string) => text.replace(commentOrString, (_, string) => string ?? '')

// Imports stand at the start of a line, as the formatter puts them.
const statement =
  /^(?:import\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?|export\s+(type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+)['"]([^'"]+)['"]/gm

const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const importsOf = (code: string): Import[] => [
  ...Array.from(code.matchAll(statement), ([, importType, exportType, specifier = '']) => ({
    specifier,
    isType: importType !== undefined || exportType !== undefined,
  })),
  ...Array.from(code.matchAll(dynamic), ([, specifier = '']) => ({ specifier, isType: false })),
]

const roomOf = (path: string) => /^(?:packages|apps)\/([^/]+)\//.exec(path)?.[1] ?? path.split('/')[0] ?? ''

/** Tests, and what helps them: `x.test.ts`, `test-x.ts`, the folder `testing` of an app, and all of `e2e` and `bench`. */
const isTest = (path: string) => /\.test\.tsx?$|\/test-[^/]*$|^apps\/[^/]+\/src\/testing\/|^(?:e2e|bench)\//.test(path)

/** Makes a source of its path and text. */
export const source = (path: string, text: string): Source => {
  const code = withoutComments(text)
  return { path, room: roomOf(path), isTest: isTest(path), code, imports: importsOf(code) }
}
