import { hash } from 'node:crypto'
import { canonicalKey, type GroupingKey } from '@gatehouse/domain'

/** Length of a group id in bytes, before it is written as base64url. */
export const groupIdBytes = 16

/**
 * The opaque id of a group, base64url: the first 16 bytes of SHA-256 over the gateway's name, a NUL and the canonical
 * grouping key. `copy` tells apart groups that show the same key; it is 0 for the first.
 */
export const groupId = (gateway: string, key: GroupingKey, copy = 0): string =>
  hash('sha256', `${gateway}\0${canonicalKey(key)}${copy === 0 ? '' : `\0${copy}`}`, 'buffer')
    .subarray(0, groupIdBytes)
    .toString('base64url')
