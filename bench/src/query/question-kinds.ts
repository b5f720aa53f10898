import { groupSortKeys } from '@gatehouse/snapshot'
import type { QuestionKind } from './question.ts'

const worstFirst = { key: 'state', descending: false }

const sorted: readonly QuestionKind[] = groupSortKeys.flatMap((key) =>
  [false, true].map((descending) => ({
    what: `every group, by ${key}${descending ? ', descending' : ''}`,
    sort: { key, descending },
  })),
)

const matching: readonly QuestionKind[] = [
  { what: 'one job', match: (n) => `{job="billing-db-backup",pod!="nobody-${n}"}` },
  { what: 'one pod of 100,000', match: (n) => `{pod="pod-${String(n).padStart(6, '0')}-0"}` },
  { what: 'a job nobody has', match: (n) => `{job="nothing-${n}"}` },
  { what: 'jobs with a prefix', match: (n) => `{job=~"billing-.*|nothing-${n}"}` },
  { what: 'instances that contain', match: (n) => `{instance=~".*worker-00[0-4].*|nothing-${n}"}` },
  { what: 'a pattern over 100,000 pods', match: (n) => `{pod=~"pod-.*[02468]-[0-9]+|nothing-${n}"}` },
  { what: 'a pattern no pod matches', match: (n) => `{pod=~"(a|b)+-nothing-${n}"}` },
  { what: 'not a pattern over 100,000 pods', match: (n) => `{pod!~"pod-0.*1.*|nothing-${n}"}` },
  { what: 'groups without a label', match: (n) => `{task_id="",job!="nothing-${n}"}` },
  { what: 'three conditions', match: (n) => `{job=~".*-backup",task_id!="",pod!~".*(7|8)-0|nothing-${n}"}` },
]

/** Everything the groups screen can be asked that takes different ways through the product. */
export const questionKinds: readonly QuestionKind[] = [
  ...sorted,
  ...matching.map((kind) => ({ sort: { key: 'last_push', descending: true }, ...kind })),
  { what: 'stale groups, the last page', states: ['stale'], sort: worstFirst, offset: 30_000 },
  { what: 'every group, deep down', sort: { key: 'last_push', descending: false }, offset: 99_000 },
]
