import { expect, test } from 'vitest'
import { jobSelector } from './job-selector.ts'

test.each([
  ['', '', ''],
  ['{job="a"}', '', '{job="a"}'],
  ['', 'etl', '{job=~"(?i).*etl.*"}'],
  ['{pod!=""}', 'etl', '{pod!="", job=~"(?i).*etl.*"}'],
  ['pod!="",', 'etl', '{pod!="", job=~"(?i).*etl.*"}'],
  ['{}', 'a.b"c', '{job=~"(?i).*a\\\\.b\\"c.*"}'],
])('%s and a name containing %s', (match, contains, selector) => {
  expect(jobSelector({ match, contains })).toBe(selector)
})
