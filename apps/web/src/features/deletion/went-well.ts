import type { Run } from '../../lib/wire.ts'

/** Whether nothing is left to be read about a run: what was to go is gone. */
export const wentWell = ({ total, outcomes }: Run): boolean => outcomes.deleted + outcomes['already-gone'] === total
