import { escapePattern, type Matcher } from '@gatehouse/domain'

/** A pattern for everything that contains this text, in any case. */
export const containing = (name: string, text: string): Matcher => ({
  name,
  op: '=~',
  value: `(?i).*${escapePattern(text)}.*`,
})

/** A matcher for everything that starts with its value, in any case. One that is a pattern already stays. */
export const startingWith = ({ name, op, value }: Matcher): Matcher => {
  if (op === '=~' || op === '!~') return { name, op, value }
  return { name, op: op === '=' ? '=~' : '!~', value: `(?i)${escapePattern(value)}.*` }
}

const isLiteral = (pattern: string) => escapePattern(pattern.replace(/\\(.)/g, '$1')) === pattern

/** How the patterns above read in words. */
export const patternWords = ({ op, value }: Matcher): string | undefined => {
  const body = /^\(\?i\)([\s\S]+)\.\*$/.exec(value)?.[1]
  if (body === undefined || !op.endsWith('~')) return undefined
  const not = op === '!~' ? 'not ' : ''
  if (isLiteral(body)) return `${not}starting with`
  return body.startsWith('.*') && isLiteral(body.slice(2)) ? `${not}containing` : undefined
}
