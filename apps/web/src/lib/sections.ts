/** A part of a long list that is fetched by itself. */
export type Section<N> = { readonly name: N; readonly count: number }

/** Where a row of a list is: in which section, and how far down there. Undefined behind the last one. */
export const placeOf = <N>(
  sections: readonly Section<N>[],
  index: number,
): { readonly name: N; readonly index: number } | undefined => {
  const [first, ...others] = sections
  if (!first) return undefined
  return index < first.count ? { name: first.name, index } : placeOf(others, index - first.count)
}
