import type { Activity } from '@gatehouse/deletion'
import { printRawKey } from '@gatehouse/domain'
import type { Logger } from '../telemetry/logger.ts'

/** The activity log as lines of the log: what will be deleted, with its content, and what became of it. */
export const activityLog = (log: Logger): Activity => ({
  begin: (runId, { id, reason, items, kept }) => {
    log.info({ runId, planId: id, reason, groups: items.length, kept: kept.length }, 'deletion begun')
  },
  intend: (runId, intents) => {
    for (const { item, capture } of intents) {
      const { id, gateway, key, pushedAt, failedAt } = item
      log.info({ runId, id, gateway, group: printRawKey(key), pushedAt, failedAt, capture }, 'deletion intended')
    }
  },
  conclude: (runId, results) => {
    for (const { id, item, outcome, detail } of results) {
      log.info(
        { runId, id, gateway: item.gateway, group: printRawKey(item.key), outcome, detail },
        'deletion concluded',
      )
    }
  },
})
