// @vitest-environment node
import { expect, test } from 'vitest'
import type { GatewaysAnswer, GroupRow, GroupsAnswer } from '../lib/wire.ts'
import { aGateway, aGroup, gatewaysAnswer, groupsAnswer, noon } from '../testing/builders.ts'
import { firstRows } from './first-rows.tsx'

type Given = {
  readonly base?: string
  readonly search?: string
  readonly gateways?: GatewaysAnswer
  readonly groups?: GroupsAnswer
}

const draw = ({ base = '/', search = '', gateways = gatewaysAnswer(), groups = groupsAnswer([]) }: Given) =>
  firstRows.draw({ base, search, answers: JSON.stringify([gateways, groups]) })

const drawn = (groups: readonly GroupRow[], given: Given = {}) => draw({ groups: groupsAnswer(groups), ...given })

const rowsIn = (markup = '') => markup.match(/class="groups-row group-row"/g)?.length

const textIn = (markup = '') => markup.replaceAll(/<[^>]*>/g, '')

test('the page is drawn with its rows, their ages by the clock of the gateway, and dead', async () => {
  const markup = await drawn([aGroup({ job: 'backup' }), aGroup({ job: 'etl' }, { state: 'late' })])
  expect(rowsIn(markup)).toBe(2)
  expect(textIn(markup)).toContain('job=&quot;backup&quot;26 m ago')
  expect(textIn(markup)).toContain('updated 3 s ago')
  expect(markup).toMatch(/^<div inert/)
})

test('no more rows are drawn than most screens show', async () => {
  const groups = Array.from({ length: 80 }, (_, n) => aGroup({ job: `job ${n}` }))
  expect(rowsIn(await drawn(groups))).toBeLessThan(30)
})

test('nothing that only the browser knows is said: not which rows are in sight', async () => {
  const text = textIn(await drawn([aGroup({ job: 'backup' })]))
  expect(text).not.toContain('showing')
  expect(text).toContain('1 group')
})

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</div><!--',
  '&lt;b&gt;',
  '$&',
])('a label stays text: %j', async (text) => {
  const plain = await drawn([aGroup({ job: 'a', k: 'b' })])
  const markup = await drawn([aGroup({ job: text, k: text })])
  const elements = (of = '') => of.match(/<[a-z/][^\s>]*/g)?.filter((tag) => !/span/.test(tag))
  // The same elements, but for how long and how odd texts are shown.
  expect(elements(markup)).toEqual(elements(plain))
})

test('links lead below the prefix it is served under', async () => {
  expect(await drawn([aGroup({ job: 'a' })], { base: '/gate/' })).toContain('href="/gate/jobs"')
})

test('it is drawn for the search it is asked for, its conditions among it', async () => {
  const groups = groupsAnswer([aGroup({ job: 'a' })], {
    matchers: [{ name: 'job', op: '=', value: 'a', groups: 1 }],
  })
  const markup = await draw({ groups, search: '?match=%7Bjob%3D%22a%22%7D&state=fresh&sort=-series' })
  expect(textIn(markup)).toContain('state fresh')
  expect(textIn(markup)).toMatch(/job=&quot;a&quot;1/)
  expect(markup).toMatch(/aria-sort="descending" class="col-series"/)
})

test('what it asks is what the address says, without what cannot be asked', () => {
  expect(firstRows.questions('')).toEqual(['gateways', 'groups?offset=0&limit=80'])
  expect(firstRows.questions('?state=late&state=no&sort=no&gateway=prod&group=x&older_than=1h')).toEqual([
    'gateways',
    'groups?state=late&gateway=prod&older_than=1h&offset=0&limit=80',
  ])
})

const failing = aGateway({
  up: false,
  error: { code: 'unreachable', message: 'ECONNREFUSED', since: noon, attempts: 1, nextAttemptAt: noon },
})

test.each<[string, GatewaysAnswer]>([
  ['was never read', gatewaysAnswer([aGateway({ up: false, lastReadAt: null, now: null })])],
  ['cannot be read', gatewaysAnswer([failing])],
  ['is one of many and cannot be read', gatewaysAnswer([aGateway({ name: 'other' }), failing])],
])('what to say of a gateway that %s is left to the app', async (_, gateways) => {
  expect(await drawn([aGroup({ job: 'a' })], { gateways })).toBeUndefined()
})

test('how to begin with an empty gateway is left to the app', async () => {
  expect(await drawn([])).toBeUndefined()
})
