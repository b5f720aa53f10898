import {
  type Labels,
  protobufBody,
  protobufContentType,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  readGroups,
  send,
  startPushgateway,
} from '@gatehouse/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'

let gateway: RunningPushgateway
let gatehouse: TestGatehouse

const start = async (line: '1.5' | '1.11', checked: boolean) => {
  gateway = await startPushgateway({ line, checked })
  await pushTo(gateway.url, { job: 'bystander' }, '# TYPE bystander gauge\nbystander 1\n')
  gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
}

afterEach(async () => {
  await gatehouse.stop()
  await gateway.stop()
})

const scrapeStatus = async () => (await fetch(`${gateway.url}/metrics`)).status

const push = (labels: Labels, body: string) => pushTo(gateway.url, labels, body)

const pushRaw = (path: string, body: string) =>
  send(gateway.url, path, {
    method: 'PUT',
    body,
    headers: { 'content-type': 'text/plain', 'content-length': body.length },
  }).catch(() => undefined)

type Side = {
  readonly trueLabels: string | null
  readonly group: { readonly id: string; readonly labels: Record<string, string> }
}
type Found = {
  readonly id: string
  readonly kind: string
  readonly severity: string
  readonly effects: readonly string[]
  readonly summary: string
  readonly sides: readonly Side[]
  readonly fixes: readonly {
    readonly action: string
    readonly groups: readonly string[]
    readonly command: string | null
  }[]
}

const collisions = async () => (await gatehouse.get('/collisions?severity=error')).body

const errors = async (): Promise<readonly Found[]> => (await collisions()).collisions

/** The one error there is, once it was found. */
const onlyError = async (kind: string): Promise<Found> => {
  await expect.poll(async () => (await errors()).map((one) => one.kind), { timeout: 10_000 }).toEqual([kind])
  const [found] = await errors()
  if (!found) throw new Error('it is gone again')
  return found
}

/** Carries out a fix as its button does. */
const carryOut = async (found: Found, fix = 0) => {
  const selection = { collision: found.id, fix }
  const { status, body } = await gatehouse.post('/plans', { selection, includeFresh: true })
  expect(status, JSON.stringify(body)).toBe(201)
  expect(body.kept).toEqual([])
  expect(body.items.map(({ trueLabels }: { trueLabels: unknown }) => trueLabels)).toEqual(
    found.fixes[fix]?.groups.map((id) => found.sides.find(({ group }) => group.id === id)?.trueLabels),
  )
  const { body: applied } = await gatehouse.post(`/plans/${body.id}/apply`)
  return gatehouse.finished(applied.runId)
}

type Case = {
  readonly name: string
  readonly kind: string
  readonly checked: boolean
  readonly arrange: () => Promise<unknown>
  /** The labels of the groups on its sides, in any order, and those of what the fix deletes. */
  readonly sides: readonly Record<string, string>[]
  readonly goes: readonly Record<string, string>[]
  /** Whether the gateway's own scrape fails meanwhile. */
  readonly fails: boolean
}

const histogram = 'h_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n'
const ofType = (name: string, type: string) => `# TYPE ${name} ${type}\n${name} 1\n`

const cases: readonly Case[] = [
  {
    name: 'the same series in two groups',
    kind: 'same-series',
    checked: false,
    arrange: async () => {
      await push({ job: 'a', instance: 'x' }, 'm 1\n')
      await push({ job: 'a' }, 'm{instance="x"} 1\n')
    },
    sides: [{ job: 'a', instance: 'x' }, { job: 'a' }],
    goes: [{ job: 'a', instance: 'x' }],
    fails: true,
  },
  {
    name: 'the same series twice in one group',
    kind: 'same-series',
    checked: false,
    arrange: () => push({ job: 'a', k: 'v' }, 'm{k="1"} 1\nm{k="2"} 2\n'),
    sides: [{ job: 'a', k: 'v' }],
    goes: [{ job: 'a', k: 'v' }],
    fails: true,
  },
  {
    name: 'one name with two types',
    kind: 'type-clash',
    checked: false,
    arrange: async () => {
      await push({ job: 'a' }, ofType('m', 'counter'))
      await push({ job: 'b' }, ofType('m', 'gauge'))
      await push({ job: 'c' }, ofType('m', 'gauge'))
    },
    sides: [{ job: 'a' }, { job: 'b' }, { job: 'c' }],
    goes: [{ job: 'a' }],
    fails: true,
  },
  {
    name: 'a histogram beside a metric with the name of its count',
    kind: 'suffix-clash',
    checked: false,
    arrange: async () => {
      await push({ job: 'a' }, `# TYPE h histogram\n${histogram}`)
      await push({ job: 'b' }, ofType('h_count', 'gauge'))
    },
    sides: [{ job: 'a' }, { job: 'b' }],
    goes: [{ job: 'a' }],
    fails: true,
  },
  {
    name: 'a family of the gateway with another type',
    kind: 'gateway-family',
    checked: false,
    arrange: () => push({ job: 'a' }, ofType('go_goroutines', 'counter')),
    sides: [{ job: 'a' }],
    goes: [{ job: 'a' }],
    fails: true,
  },
  {
    name: 'a family of the gateway with another HELP text',
    kind: 'gateway-family',
    checked: false,
    arrange: () =>
      push(
        { job: 'a' },
        '# HELP pushgateway_http_requests_total mine\n# TYPE pushgateway_http_requests_total counter\npushgateway_http_requests_total 1\n',
      ),
    sides: [{ job: 'a' }],
    goes: [{ job: 'a' }],
    fails: true,
  },
  {
    name: 'quantile as a grouping label of a summary',
    kind: 'quantile-label',
    checked: false,
    arrange: () => push({ job: 'a', quantile: '0.5' }, '# TYPE s summary\ns_sum 1\ns_count 1\n'),
    sides: [{ job: 'a', quantile: '0.5' }],
    goes: [{ job: 'a', quantile: '0.5' }],
    fails: true,
  },
  {
    name: 'a label with a reserved name',
    kind: 'reserved-label',
    checked: false,
    arrange: () => push({ job: 'a' }, 'm{__x="1"} 1\n'),
    sides: [{ job: 'a' }],
    goes: [{ job: 'a' }],
    fails: true,
  },
  ...[true, false].flatMap((checked): readonly Case[] => [
    {
      name: 'le as a grouping label of a histogram',
      kind: 'le-label',
      checked,
      arrange: () => push({ job: 'a', le: '1' }, `# TYPE h histogram\n${histogram}`),
      sides: [{ job: 'a', le: '1' }],
      goes: [{ job: 'a', le: '1' }],
      fails: false,
    },
    {
      name: 'two groups that are one once labels without a value are dropped',
      kind: 'lost-series',
      checked,
      arrange: async () => {
        await push({ job: 'a' }, 'm 1\n')
        await push({ job: 'a', k: '' }, 'm 2\n')
      },
      sides: [{ job: 'a' }, { job: 'a', k: '' }],
      goes: [{ job: 'a' }],
      fails: false,
    },
  ]),
]

type Trouble = {
  readonly kind: string
  readonly arrange: () => Promise<unknown>
  readonly groups: readonly Record<string, string>[]
}

const troubles: readonly Trouble[] = [
  {
    kind: 'exported-label',
    arrange: () => push({ job: 'a', exported_job: 'b' }, 'm 1\n'),
    groups: [{ job: 'a', exported_job: 'b' }],
  },
  {
    kind: 'overlapping-keys',
    arrange: async () => {
      await push({ job: 'a' }, 'm 1\n')
      await push({ job: 'a', pod: 'x' }, 'm 1\n')
      await push({ job: 'a', pod: 'y' }, 'other 1\n')
      await push({ job: 'a', pod: 'z' }, 'm 1\n')
    },
    groups: [{ job: 'a' }, { job: 'a', pod: 'x' }, { job: 'a', pod: 'z' }],
  },
  {
    kind: 'help-differs',
    arrange: async () => {
      await push({ job: 'a' }, '# HELP m one\n# TYPE m gauge\nm 1\n')
      await push({ job: 'b' }, '# HELP m other\n# TYPE m gauge\nm 1\n')
    },
    groups: [{ job: 'a' }, { job: 'b' }],
  },
  { kind: 'empty-push', arrange: () => push({ job: 'a' }, ''), groups: [{ job: 'a' }] },
  { kind: 'refused', arrange: () => pushRefused(gateway.url, { job: 'a' }), groups: [{ job: 'a' }] },
]

describe.each(['1.5', '1.11'] as const)('at a gateway of line %s', (line) => {
  test.each(cases)('$name (checked: $checked) is found, and its fix heals it and nothing else', async (one) => {
    await start(line, one.checked)
    await one.arrange()
    const found = await onlyError(one.kind)
    const labelsOf = new Map(found.sides.map(({ group }) => [group.id, group.labels]))
    expect([...labelsOf.values()]).toEqual(expect.arrayContaining([...one.sides]))
    expect(labelsOf.size).toBe(one.sides.length)
    expect(found.fixes[0]?.groups.map((id) => labelsOf.get(id))).toEqual(one.goes)
    expect(await scrapeStatus()).toBe(one.fails ? 500 : 200)
    const before = await readGroups(gateway.url)
    const { outcomes } = await carryOut(found)
    expect(outcomes).toMatchObject({ deleted: one.goes.length })
    expect(await scrapeStatus()).toBe(200)
    const left = (await readGroups(gateway.url)).map(({ labels }) => labels)
    const gone = one.goes.map((labels) => JSON.stringify(Object.entries(labels).sort()))
    const expected = before
      .map(({ labels }) => labels)
      .filter((labels) => !gone.includes(JSON.stringify(Object.entries(labels).sort())))
    expect(left).toEqual(expect.arrayContaining(expected))
    expect(left).toHaveLength(expected.length)
    await expect.poll(errors, { timeout: 10_000 }).toEqual([])
    await expect.poll(async () => (await collisions()).scrapes[0].state, { timeout: 10_000 }).toBe('ok')
    expect((await collisions()).resolved).toMatchObject([{ id: found.id, kind: one.kind }])
  })

  test('a refused push whose key is not UTF-8 is named by its bytes, deleted by them, and blamed for the others', async () => {
    await start(line, true)
    await pushRaw('/metrics/job/a/k/%FF%FEz', 'm 1\n')
    await pushRefused(gateway.url, { job: 'victim' }, 'm 1\n')
    await expect.poll(scrapeStatus).toBe(500)
    const found = await onlyError('poison')
    expect(found).toMatchObject({ effects: ['gateway-500', 'pushes-refused'], refused: 2 })
    expect(found.sides).toMatchObject([{ trueLabels: String.raw`{job="a", k="\xff\xfez"}` }])
    expect((await gatehouse.get('/collisions')).body.kinds).not.toContainEqual(
      expect.objectContaining({ kind: 'refused' }),
    )
    expect((await carryOut(found)).outcomes).toMatchObject({ deleted: 1 })
    expect(await scrapeStatus()).toBe(200)
    expect((await readGroups(gateway.url)).map(({ labels }) => labels['job']).sort()).toEqual(['bystander', 'victim'])
    await expect
      .poll(async () => (await collisions()).resolved, { timeout: 10_000 })
      .toMatchObject([{ kind: 'poison', waiting: 1 }])
    await push({ job: 'victim' }, 'm 1\n')
    await expect
      .poll(async () => (await collisions()).resolved, { timeout: 10_000 })
      .toMatchObject([{ refused: 2, waiting: 0 }])
  })

  test('keys that look the same are never deleted from here, but named by their bytes with the commands that do', async () => {
    await start(line, true)
    await pushRaw('/metrics/job/a/k/%FF', 'm 1\n')
    await pushRaw('/metrics/job/a/k/%FE', 'm 1\n')
    await expect.poll(async () => (await errors()).map(({ fixes }) => fixes.length), { timeout: 10_000 }).toEqual([2])
    const found = await onlyError('poison')
    for (const [fix, { action, command }] of found.fixes.entries()) {
      expect(action).toBe('command')
      const selection = { collision: found.id, fix }
      expect((await gatehouse.post('/plans', { selection, includeFresh: true })).status).toBe(422)
      const [path = ''] = /\/metrics\/job[^']*/.exec(command ?? '') ?? []
      await send(gateway.url, path, { method: 'DELETE' })
    }
    await expect.poll(scrapeStatus).toBe(200)
    expect((await readGroups(gateway.url)).map(({ labels }) => labels)).toEqual([{ job: 'bystander' }])
  })

  test('a living group that looks like two poisoned ones is not deleted for them', async () => {
    await start(line, false)
    await pushRaw('/metrics/job/a/k/%FF', 'm 1\n')
    await pushRaw('/metrics/job/a/k/%FE', 'm 2\n')
    await pushRaw('/metrics/job/a/k/%EF%BF%BD', 'important 3\n')
    const found = await onlyError('poison')
    expect(found.sides).toHaveLength(3)
    expect(found.fixes.map(({ action }) => action)).toEqual(['command', 'command'])
    const ids = found.sides.map(({ group }) => group.id)
    const { body } = await gatehouse.post('/plans', { selection: { ids }, includeFresh: true })
    expect(body).toMatchObject({ total: 0, keptTotal: 3, keptCounts: { 'identity-in-doubt': 3 } })
  })

  test('what a pusher writes into a label hides no poison, however long it is', async () => {
    await start(line, true)
    const forged = encodeURIComponent('gauge:<value:1 > gauge:{value:1 }')
    await pushRaw(`/metrics/job/a/k/%FF/z/${forged}`, 'm 1\n')
    await pushRaw(`/metrics/job/b/k/%FF/z/${'x'.repeat(90_000)}`, 'm 1\n')
    await expect
      .poll(async () => (await errors()).map(({ kind, fixes }) => [kind, fixes[0]?.action]), { timeout: 15_000 })
      .toEqual([
        ['poison', 'delete'],
        ['poison', 'delete'],
      ])
    for (const found of await errors()) expect((await carryOut(found)).outcomes).toMatchObject({ deleted: 1 })
    expect(await scrapeStatus()).toBe(200)
  })

  test.each(troubles)('$kind is told of its groups, and nothing worse', async ({ kind, arrange, groups }) => {
    await start(line, true)
    await arrange()
    const found = async () => (await gatehouse.get('/collisions')).body.collisions
    await expect.poll(found, { timeout: 10_000 }).toMatchObject([{ kind, groups: groups.length }])
    const [{ id, sides }] = await found()
    expect(sides.map((side: Side) => side.group.labels)).toEqual(expect.arrayContaining([...groups]))
    const listed = await gatehouse.groups(`&collisions=${kind}`)
    expect(listed.groups.map((row: { labels: unknown }) => row.labels)).toEqual(expect.arrayContaining([...groups]))
    expect(listed.matched).toBe(groups.length)
    for (const { id: group, collisions: marks } of listed.groups) {
      expect(marks).toMatchObject([{ id, kind }])
      expect((await gatehouse.get(`/collisions?group=${group}`)).body.total).toBe(1)
    }
    expect((await gatehouse.groups('&collisions=error')).matched).toBe(0)
    const { body: plan } = await gatehouse.post('/plans', { selection: { collisions: [kind] }, includeFresh: true })
    expect(plan).toMatchObject({ total: groups.length, keptTotal: 0 })
  })

  test('two pushers whose counts interleave in one group are told, and what would keep them apart', async () => {
    await start(line, true)
    const found = async () => (await gatehouse.get('/collisions?kind=contention')).body.collisions
    for (let n = 0; n < 40 && (await found()).length === 0; n++) {
      await push({ job: 'etl' }, `# TYPE rows_total counter\nrows_total ${n % 2 === 0 ? 100_000 + n : 1 + n}\n`)
      await gatehouse.readAgain()
    }
    expect(await found()).toMatchObject([
      {
        certainty: 'certain',
        metric: 'rows_total',
        sides: [{ group: { labels: { job: 'etl' } } }],
        fixes: [{ action: 'change-push', command: expect.stringContaining('/metrics/job@base64/ZXRs/task@base64/') }],
      },
    ])
  })

  test('ids of runs make a runaway key, and keys that differ in case are near twins', async () => {
    await start(line, false)
    for (let n = 0; n < 60; n++) await push({ job: 'run', id: crypto.randomUUID() }, 'm 1\n')
    await push({ job: 'Backup' }, 'b 1\n')
    await push({ job: 'backup' }, 'b 1\n')
    const kinds = async () => (await gatehouse.get('/collisions?severity=warning')).body.collisions
    await expect.poll(kinds, { timeout: 20_000 }).toMatchObject([
      { kind: 'runaway-key', groups: 60, title: 'The label id makes a new group for every run' },
      { kind: 'near-twins', groups: 2 },
    ])
  }, 60_000)

  test('a group whose failure time has no sample breaks the list of groups, and is named with the command that heals it', async () => {
    await start(line, false)
    await push({ job: 'a', k: 'v' }, 'm 1\n')
    const body = protobufBody([{ name: 'push_failure_time_seconds', type: 'gauge', help: '', series: [] }])
    await pushTo(gateway.url, { job: 'a', k: 'v' }, body, { method: 'POST', contentType: protobufContentType })
    const found = await onlyError('broken-json')
    expect(found.summary).toContain('{job="a", k="v"}')
    const [path = ''] = /\/metrics\/job[^']*/.exec(found.fixes[0]?.command ?? '') ?? []
    await send(gateway.url, path, { method: 'DELETE' })
    await expect.poll(errors, { timeout: 10_000 }).toEqual([])
    await expect
      .poll(async () => (await gatehouse.get('/gateways')).body.gateways[0].up, { timeout: 10_000 })
      .toBe(true)
  })

  test('pushes that are refused without a trace are counted', async () => {
    await start(line, true)
    const warnings = async () => (await gatehouse.get('/collisions?kind=refused-untraced')).body.collisions
    const refuse = () => pushTo(gateway.url, { job: 'broken' }, 'no final newline')
    await expect
      .poll(
        async () => {
          expect((await refuse()).status).toBe(400)
          return warnings()
        },
        { timeout: 30_000, interval: 100 },
      )
      .toMatchObject([{ kind: 'refused-untraced', severity: 'warning' }])
    const text = await (await fetch(`${gatehouse.url}/metrics`)).text()
    expect(text).toMatch(/gatehouse_collisions\{gateway=".*",kind="refused-untraced",severity="warning"\} 1/)
    expect(text).toMatch(/gatehouse_gateway_scrape_success\{.*\} 1/)
  })

  test('a group beside the same one with an empty instance is a poison, and the one that never succeeded goes', async () => {
    await start(line, true)
    await push({ job: 'a' }, 'm 1\n')
    await pushRefused(gateway.url, { job: 'a', instance: '' }, 'm 1\n')
    await expect.poll(scrapeStatus).toBe(500)
    const found = await onlyError('poison')
    expect((await carryOut(found)).outcomes).toMatchObject({ deleted: 1 })
    expect(await scrapeStatus()).toBe(200)
    expect((await readGroups(gateway.url)).map(({ labels }) => labels)).toEqual(
      expect.arrayContaining([{ job: 'a' }, { job: 'bystander' }]),
    )
  })
})
