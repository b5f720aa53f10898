import { groupPath } from './group-path.ts'
import type { GroupingKey } from './grouping-key.ts'
import type { PushMethod } from './try-push/apply-push.ts'

/** Quotes text for a POSIX shell. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const groupUrl = (gatewayUrl: string, key: GroupingKey) => `${gatewayUrl.replace(/\/+$/, '')}${groupPath.encode(key)}`

/** A command that deletes exactly this group, ready to paste into a shell. */
export const deleteCommand = (gatewayUrl: string, key: GroupingKey): string =>
  `curl -X DELETE ${shellQuote(groupUrl(gatewayUrl, key))}`

/** A command that replaces this group with the content of a file `metrics.prom`, ready to paste into a shell. */
export const pushCommand = (gatewayUrl: string, key: GroupingKey): string =>
  `curl -X PUT --data-binary @metrics.prom ${shellQuote(groupUrl(gatewayUrl, key))}`

/** A command that pushes one sample to this group and replaces what was there: for a group that is not there yet. */
export const firstPushCommand = (gatewayUrl: string, key: GroupingKey): string =>
  `echo 'my_metric 42' | curl -X PUT --data-binary @- ${shellQuote(groupUrl(gatewayUrl, key))}`

/** A command that pushes the content of a file `metrics.prom` to a path of a gateway, ready to paste into a shell. */
export const pushFileCommand = (url: string, method: PushMethod): string =>
  `curl -X ${method} --data-binary @metrics.prom ${shellQuote(url)}`
