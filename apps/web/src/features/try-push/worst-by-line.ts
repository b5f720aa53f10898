import { severities } from '@gatehouse/domain'
import type { TryFinding } from '../../lib/wire.ts'

type Severity = TryFinding['severity']

/** The worst there is to say of each line. */
export const worstByLine = (findings: readonly TryFinding[]): ReadonlyMap<number, Severity> => {
  const worst = new Map<number, Severity>()
  for (const { line, severity } of findings) {
    const known = worst.get(line)
    if (known === undefined || severities.indexOf(severity) < severities.indexOf(known)) worst.set(line, severity)
  }
  return worst
}
