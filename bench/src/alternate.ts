/** What both sides gave, round by round. */
export type Sides<Ours, Theirs> = { readonly ours: readonly Ours[]; readonly theirs: readonly Theirs[] }

/**
 * Measures both sides in turns, so that whatever else the machine does falls on both. Who begins changes with every
 * round.
 */
export const alternate = async <Ours, Theirs>(
  rounds: number,
  sides: { readonly ours: (round: number) => Promise<Ours>; readonly theirs: (round: number) => Promise<Theirs> },
): Promise<Sides<Ours, Theirs>> => {
  const ours: Ours[] = []
  const theirs: Theirs[] = []
  for (let round = 0; round < rounds; round++) {
    const turns = [async () => ours.push(await sides.ours(round)), async () => theirs.push(await sides.theirs(round))]
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn()
  }
  return { ours, theirs }
}
