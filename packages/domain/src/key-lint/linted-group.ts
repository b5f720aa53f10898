import type { GroupingKey } from '../grouping-key.ts'

/** What is known of a group: `pushedAt` in epoch ms, 0 for never, and how many different pushes were seen, at least 1. */
export type LintedGroup = { readonly key: GroupingKey; readonly pushedAt: number; readonly pushes: number }
