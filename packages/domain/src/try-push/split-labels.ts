import { goQuote, type Label } from '@gatehouse/exposition'
import { isReservedLabel } from '../collisions/consistency-rules.ts'
import type { Naming } from '../consistency/label-rules.ts'
import { isPlainName } from '../label-name.ts'
import { hasRawBytes } from '../raw-text.ts'
import { decodeBase64 } from './go-base64.ts'
import { unescapeName } from './unescape-name.ts'

type Split = { readonly ok: true; readonly labels: readonly Label[] } | { readonly ok: false; readonly cause: string }

const suffix = '@base64'

const isLegal = (name: string, { utf8Names }: Naming) =>
  utf8Names ? name !== '' && !hasRawBytes(name) : isPlainName(name)

/** What the gateway says of a label name it does not take in a path; null when it does. `written` is as in the path. */
export const nameFault = (written: string, naming: Naming): string | null => {
  const name = naming.utf8Names ? unescapeName(written) : written
  return !isLegal(name, naming) || isReservedLabel(written) ? `improper label name ${goQuote(written)}` : null
}

const readLabel = (component: string, value: string, naming: Naming): Split => {
  const isEncoded = component.endsWith(suffix)
  const written = isEncoded ? component.slice(0, -suffix.length) : component
  const fault = nameFault(written, naming)
  if (fault !== null) return { ok: false, cause: fault }
  const name = naming.utf8Names ? unescapeName(written) : written
  if (!isEncoded) return { ok: true, labels: [[name, value]] }
  const decoded = decodeBase64(value)
  if (decoded.ok) return { ok: true, labels: [[name, decoded.text]] }
  const reason = `illegal base64 data at input byte ${decoded.at}`
  return { ok: false, cause: `invalid base64 encoding for label ${written}=${goQuote(value)}: ${reason}` }
}

/** Splits what follows the job in a decoded path, `/name/value/…`, into labels; stops at the first fault. */
export const splitLabels = (text: string, naming: Naming): Split => {
  if (text.length <= 1) return { ok: true, labels: [] }
  const components = text.slice(1).split('/')
  if (components.length % 2 !== 0) {
    return { ok: false, cause: `odd number of components in label string ${goQuote(text)}` }
  }
  const labels: Label[] = []
  for (let i = 0; i < components.length; i += 2) {
    const read = readLabel(components[i] ?? '', components[i + 1] ?? '', naming)
    if (!read.ok) return read
    labels.push(...read.labels)
  }
  return { ok: true, labels }
}
