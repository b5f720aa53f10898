import { countGroups, everyGroup, type Source, type StateCounts } from '@gatehouse/snapshot'

/** How many groups of a gateway are in each state now. */
export const countGroupStates = (source: Source): StateCounts => countGroups([source], everyGroup)
