/** Questions people ask of the groups screen, as search parameters; the number makes a pattern nobody asked before. */
export const questions = (number: number): readonly string[] => [
  'sort=-last_push',
  'sort=overdue&offset=500',
  'sort=group&state=fresh',
  `match=${encode(`{job=~"billing-.*|nothing-${number}"}`)}`,
  `match=${encode(`{task_id="",instance!~".*worker-000${number % 10}.*"}`)}&sort=-series`,
]

const encode = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)
