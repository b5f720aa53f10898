const bare = /^[^\s"=\\\p{C}]+$/u

const printValue = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return bare.test(text) ? text : JSON.stringify(text)
}

/** Prints one line of JSON as logfmt, quoting whatever is not plain. */
export const printLogfmt = (line: string): string => {
  const fields: Record<string, unknown> = JSON.parse(line)
  const { ts, level, msg, ...rest } = fields
  const ordered = [['ts', ts], ['level', level], ['msg', msg], ...Object.entries(rest)] as const
  const printed = ordered
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${printValue(value)}`)
  return `${printed.join(' ')}\n`
}
