import { BrokenAnswer } from './broken-answer.ts'
import { isRecord } from './decode-family.ts'
import { type DecodedGroup, decodeGroup } from './decode-group.ts'

/**
 * Decodes the bytes of `/api/v1/metrics`. Throws `BrokenAnswer` when they are not UTF-8, not JSON or not of this shape;
 * there is no partial result.
 */
export const decodeGroups = (bytes: Uint8Array): readonly DecodedGroup[] => {
  const answer = parseJson(bytes)
  if (!isRecord(answer) || answer['status'] !== 'success') throw new BrokenAnswer('the answer has no status "success"')
  const groups = answer['data']
  if (!Array.isArray(groups)) throw new BrokenAnswer('the answer has no list "data"')
  return groups.map(decodeGroup)
}

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BrokenAnswer(`the answer is not JSON: ${reason}`, { cause: error })
  }
}
