/** The choice after a click on one gateway. Nothing chosen means all; so does choosing the last one that was left. */
export const toggleGateway = (
  all: readonly string[],
  chosen: readonly string[],
  clicked: string,
): readonly string[] => {
  const current = chosen.length === 0 ? all : chosen
  const next = current.includes(clicked) ? current.filter((name) => name !== clicked) : [...current, clicked]
  const known = all.filter((name) => next.includes(name))
  return known.length === all.length ? [] : known
}
