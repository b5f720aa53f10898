import { printMatcher } from '@gatehouse/domain'
import type { JobsSearch } from './jobs-search.ts'

const inPattern = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)

/** The selector of a search: its own, and that the job's name contains a text. */
export const jobSelector = ({ match, contains }: Pick<JobsSearch, 'match' | 'contains'>): string => {
  if (contains === '') return match
  const condition = printMatcher({ name: 'job', op: '=~', value: `(?i).*${inPattern(contains)}.*` })
  const body = match
    .trim()
    .replace(/^\{([\s\S]*)\}$/, '$1')
    .replace(/,\s*$/, '')
  return body.trim() === '' ? `{${condition}}` : `{${body}, ${condition}}`
}
