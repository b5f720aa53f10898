import { type Alias, type Document, isNode, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'

/** A YAML document and where its parts stand in the text. Offsets count from 0, lines and columns from 1. */
export type YamlDocument = {
  readonly text: string
  readonly document: Document
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number }
  readonly value: unknown
}

type Refused = { readonly ok: false; readonly line: number; readonly column: number; readonly reason: string }

/**
 * Reads text as one YAML document of plain values: no tags, no keys twice, aliases only as far as they do not explode.
 * The reason for a refusal never repeats the text, which may hold a password.
 */
export const readYaml = (text: string): ({ readonly ok: true } & YamlDocument) | Refused => {
  const lines = new LineCounter()
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const refuse = (offset: number, reason: string): Refused => ({ ok: false, ...placeOf(offset), reason })

  const document = parseDocument(text, { lineCounter: lines, ...strictly })
  const [first] = [...document.errors, ...document.warnings]
  if (first) return refuse(first.pos[0], describe(first))
  const aliases = aliasesOf(document)
  const dangling = aliases.find((alias) => !alias.resolve(document))
  if (dangling) return refuse(startOf(dangling), 'an alias of an anchor that is not set above')
  try {
    return { ok: true, text, document, placeOf, value: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    // Aliases of aliases: too many for the library's count (ReferenceError), or too deep for the stack (RangeError).
    if (error instanceof ReferenceError || error instanceof RangeError)
      return refuse(startOf(aliases[0]), 'aliases unfold to too much')
    throw error
  }
}

// Errors are told in our words, without the library's excerpt of the text.
const strictly = { prettyErrors: false, logLevel: 'error', resolveKnownTags: false } as const

const ownWords = new Map<string, string>([
  ['BAD_DIRECTIVE', 'not a directive YAML knows'],
  ['BAD_DQ_ESCAPE', 'not an escape YAML knows; single quotes take backslashes as they are'],
  ['DUPLICATE_KEY', 'the same key twice in one mapping'],
  ['IMPOSSIBLE', 'not YAML'],
  ['MULTIPLE_DOCS', 'a second document; a config file holds one'],
  ['RESOURCE_EXHAUSTION', 'nested too deeply'],
  ['TAG_RESOLVE_FAILED', 'tags have no meaning here'],
  ['UNEXPECTED_TOKEN', 'not YAML from here on'],
])

const describe = ({ code, message }: YAMLError) => ownWords.get(code) ?? `not YAML: ${message}`

const startOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0)

const aliasesOf = (document: Document): Alias[] => {
  const found: Alias[] = []
  visit(document, { Alias: (_, alias) => void found.push(alias) })
  return found
}
