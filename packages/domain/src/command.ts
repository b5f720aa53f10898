import { groupPath } from './group-path.ts'
import type { GroupingKey } from './grouping-key.ts'

/** Quotes text for a POSIX shell. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const groupUrl = (gatewayUrl: string, key: GroupingKey) => `${gatewayUrl.replace(/\/+$/, '')}${groupPath.encode(key)}`

/** A command that deletes exactly this group, ready to paste into a shell. */
export const deleteCommand = (gatewayUrl: string, key: GroupingKey): string =>
  `curl -X DELETE ${shellQuote(groupUrl(gatewayUrl, key))}`

/** A command that replaces this group with one sample, ready to paste into a shell and to edit. */
export const pushCommand = (gatewayUrl: string, key: GroupingKey): string =>
  `echo 'my_metric 42' | curl -X PUT --data-binary @- ${shellQuote(groupUrl(gatewayUrl, key))}`
