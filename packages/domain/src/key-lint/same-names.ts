import { type GroupingKey, labelValue } from '../grouping-key.ts'
import type { LintedGroup } from './linted-group.ts'

/** Groups of one job whose keys have the same label names, in the order they were given. */
export const sameNames = (groups: readonly LintedGroup[]): readonly (readonly LintedGroup[])[] => [
  ...Map.groupBy(groups, ({ key }) => namesKey(key)).values(),
]

// Names and jobs may hold any character; their lengths keep them apart.
const namesKey = (key: GroupingKey) =>
  key.reduce((text, [name]) => `${text}${name.length}:${name}`, `${labelValue(key, 'job')}\n`)
