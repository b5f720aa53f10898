import { goQuote, isSummary, type Label, type Series } from '@gatehouse/exposition'
import { isReservedLabel } from '../collisions/consistency-rules.ts'
import { isPlainName } from '../label-name.ts'
import { hasRawBytes } from '../raw-text.ts'
import type { ViolationKind } from './violation.ts'

/** Whether a gateway knows label names that are not plain. */
export type Naming = { readonly utf8Names: boolean }

const isLegalName = (name: string, { utf8Names }: Naming) =>
  !isReservedLabel(name) && (utf8Names ? name !== '' && !hasRawBytes(name) : isPlainName(name))

type Fault = { readonly kind: ViolationKind; readonly said: string }

const faultOf = ([name, value]: Label, isOfSummary: boolean, naming: Naming): Fault | undefined => {
  if (!isLegalName(name, naming)) return { kind: 'reserved-label', said: `has a label with an invalid name: ${name}` }
  if (isOfSummary && name === 'quantile') {
    return { kind: 'quantile-label', said: 'must not have an explicit "quantile" label' }
  }
  return hasRawBytes(value)
    ? { kind: 'poison', said: `has a label named ${goQuote(name)} whose value is not utf8: ${goQuote(value)}` }
    : undefined
}

/** What is wrong with the labels of a series by themselves: the first fault, as the gateway finds it. */
export const labelFault = (series: Series, naming: Naming): Fault | undefined => {
  const sorted = [...series.labels].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const label of sorted) {
    const fault = faultOf(label, isSummary(series), naming)
    if (fault) return fault
  }
  return undefined
}
