import { randomBytes } from 'node:crypto'

/** A fresh id that cannot be guessed, safe in a path. */
export const newId = (kind: 'plan' | 'run'): string => `${kind}-${randomBytes(12).toString('hex')}`
