type Search = Record<string, unknown>

/**
 * Search parameters as plain text, a list as a repeated name: `?match={job="a"}&state=late&state=stale`. A list of one
 * is parsed as the text it is; schemas take both. Empty texts, empty lists and undefined are left out.
 */
export const searchParams = {
  parse: (text: string): Search => {
    const params = new URLSearchParams(text)
    // Not by assignment: `__proto__` is a name like any other.
    return Object.fromEntries(
      [...new Set(params.keys())].map((name) => {
        const values = params.getAll(name)
        return [name, values.length > 1 ? values : values[0]]
      }),
    )
  },

  print: (search: Search): string => {
    const params = new URLSearchParams()
    for (const [name, given] of Object.entries(search)) {
      for (const value of Array.isArray(given) ? given : [given]) {
        if (value !== undefined && value !== null && value !== '') params.append(name, String(value))
      }
    }
    const text = params.toString()
    return text === '' ? '' : `?${text}`
  },
}
