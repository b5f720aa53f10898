import { escapePattern, printMatcher } from '@gatehouse/domain'
import type { JobsSearch } from './jobs-search.ts'

/** The selector of a search: its own, and that the job's name contains a text. */
export const jobSelector = ({ match, contains }: Pick<JobsSearch, 'match' | 'contains'>): string => {
  if (contains === '') return match
  const condition = printMatcher({ name: 'job', op: '=~', value: `(?i).*${escapePattern(contains)}.*` })
  const body = match
    .trim()
    .replace(/^\{([\s\S]*)\}$/, '$1')
    .replace(/,\s*$/, '')
  return body.trim() === '' ? `{${condition}}` : `{${body}, ${condition}}`
}
