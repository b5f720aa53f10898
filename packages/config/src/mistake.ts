/** One mistake in a config file. Line and column count from 1; `path` reads `gateways[0].url`, empty for the file. */
export type Mistake = {
  readonly line: number
  readonly column: number
  readonly path: string
  readonly reason: string
}

/** Prints a mistake the way editors and terminals link it: `file:line:column: path: reason`. */
export const printMistake = (file: string, { line, column, path, reason }: Mistake): string =>
  [`${file}:${line}:${column}`, ...(path === '' ? [] : [path]), reason].join(': ')

/** Prints the way to a value: keys with dots between them, list items in brackets. */
export const printPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')
