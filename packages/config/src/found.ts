/** Says what stands where something else is allowed. Text is only named, never shown: it may be a password. */
export const refusal = (found: unknown, allowed: string): string =>
  found === undefined ? `required: ${allowed}` : `found ${kindOf(found)}, allowed is ${allowed}`

/** The same for values that hold no secret and help when they are shown. */
export const shownRefusal = (found: unknown, allowed: string): string =>
  typeof found === 'string' || typeof found === 'number'
    ? `found ${JSON.stringify(shorten(String(found)))}, allowed is ${allowed}`
    : refusal(found, allowed)

const kindOf = (found: unknown): string => {
  if (found === null) return 'nothing'
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object') return 'a mapping'
  if (typeof found === 'boolean') return String(found)
  return typeof found === 'number' ? 'a number' : 'text'
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
