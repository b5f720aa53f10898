import {
  type CheckedGroup,
  canonicalKey,
  decodePushPath,
  familiesAfter,
  findInconsistencies,
  type GroupingKey,
  groupingKey,
  type Naming,
  type Prediction,
  type PushTarget,
  predictPush,
  rawText,
  readPushUrl,
  shownText,
  type Violation,
} from '@gatehouse/domain'
import { goQuote, type MetricFamily, metricsPageReader, type OwnFamily, parseText } from '@gatehouse/exposition'
import { type GatewayStatus, openPushgateway, readText } from '@gatehouse/pushgateway'
import { noGroups, openWhole, readGroups } from '@gatehouse/snapshot'
import {
  eventually,
  type PushgatewayLine,
  propertySeed,
  type RunningPushgateway,
  send,
  startPushgateway,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pushes, type TestPush } from './test-pushes.ts'

type Setting = { readonly line: PushgatewayLine; readonly checked: boolean; readonly utf8Names: boolean }

type Held = CheckedGroup & { readonly failedAt: number; readonly pushedAt: number }

const counts = { pushes: 0, verdicts: new Map<string, number>() }

const shown = (key: GroupingKey) => canonicalKey(groupingKey(key.map(([name, value]) => [name, shownText(value)])))

/** One real gateway, and what has been pushed to it: its JSON does not show bytes that are not UTF-8. */
const observe = (gateway: RunningPushgateway, setting: Setting) => {
  const address = { url: gateway.url, timeout: 10_000, maxBytes: 2 ** 24 }
  const client = openPushgateway(address)
  const naming: Naming = { utf8Names: setting.utf8Names }
  let status: GatewayStatus | undefined
  let own: readonly OwnFamily[] = []
  let keys = new Map<string, GroupingKey>()

  const held = async (): Promise<readonly Held[]> => {
    const { chunks } = await client.readGroups()
    const { groups } = await readGroups(chunks, 'g', noGroups)
    const opened = openWhole(groups)
    return groups.map((group) => {
      const key = keys.get(shown(group.key)) ?? group.key
      const bytes = new Map(key)
      // The labels of the group say what bytes a series has, too.
      const families = (opened.get(group) ?? []).map((family) => ({
        ...family,
        series: family.series.map((one) => ({
          ...one,
          labels: one.labels.map(([name, value]) => [name, bytes.get(name) ?? value] as const),
        })),
      })) as MetricFamily[]
      return { id: canonicalKey(key), key, families, failedAt: group.failedAt, pushedAt: group.pushedAt }
    })
  }

  const lookAtPage = async () => {
    status ??= await client.readStatus()
    const { isOk, chunks } = await client.readMetricsPage(status)
    const text = await readText(chunks, 2 ** 24)
    // While it fails, what it had before is what it has.
    if (!isOk) return { ok: false as const, said: text }
    const reader = metricsPageReader()
    reader.push(text)
    own = reader.end().own
    return { ok: true as const }
  }

  const judge = (
    push: TestPush,
    groups: readonly Held[],
  ): { target: PushTarget; prediction: Prediction; after: readonly Held[] } => {
    const path = readPushUrl(push.path).path
    const target = decodePushPath(path, { prefix: '', telemetry: '/metrics' }, naming)
    const body = parseText(push.body, { quotedNames: setting.line === '1.11' })
    if (!target.ok || !body.ok) {
      const prediction = predictPush({ target, body, checks: setting.checked, violations: [] })
      return { target, prediction, after: groups }
    }
    const id = canonicalKey(target.key)
    const before = groups.find((group) => group.id === id)
    const families = familiesAfter({
      ...push,
      key: target.key,
      brought: body.families,
      before: before?.families ?? null,
    })
    const others = groups.filter((group) => group !== before)
    const pushed = { id, key: target.key, families, failedAt: before?.failedAt ?? 0, pushedAt: 1 }
    const violations = findInconsistencies([...others, pushed], own, naming)
    const prediction = predictPush({ target, body, checks: setting.checked, violations })
    return { target, prediction, after: prediction.stores ? [...others, pushed] : groups }
  }

  return {
    held,
    lookAtPage,
    judge,
    learn: (key: GroupingKey) => keys.set(shown(key), key),
    wipe: async () => {
      await send(gateway.url, '/api/v1/admin/wipe', { method: 'PUT' })
      keys = new Map()
      await eventually(async () => (await held()).length === 0)
    },
    violationsOf: (groups: readonly CheckedGroup[]) => findInconsistencies(groups, own, naming),
    close: client.close,
  }
}

const phrases: Record<Violation['kind'], RegExp> = {
  poison: /whose value is not utf8|was collected before with the same name and label values/,
  'same-series': /was collected before with the same name and label values/,
  'type-clash': /is not a|has type/,
  'suffix-clash': /collides with previously collected/,
  'gateway-family': /gathered metric family .* has (type|help)|is not a/,
  'quantile-label': /must not have an explicit "quantile" label/,
  'reserved-label': /has a label with an invalid name/,
}

const isFor = (violation: Violation, said: string) =>
  phrases[violation.kind].test(said) && (said.includes(goQuote(violation.metric)) || said.includes(violation.metric))

/** Which characters are printable depends on the Unicode tables of a gateway's Go, which are older than ours. */
const unescaped = (text: string) =>
  text.replace(/\\U([0-9a-f]{8})|\\u([0-9a-f]{4})/g, (whole, long, short) => {
    const code = Number.parseInt(long ?? short, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** The single errors of a text: one, or a list after a line that counts them. */
const errorsIn = (text: string) => {
  const [, list] = /^\d+ error\(s\) occurred:\n([\s\S]*)$/.exec(text.trim()) ?? []
  return list === undefined ? [text.trim()] : list.split(/^\* /m).filter((line) => line !== '')
}

/** Everything the gateway names is predicted. It names what it meets, which is not always everything. */
const expectNamed = (text: string, violations: readonly Violation[]) => {
  for (const said of errorsIn(text)) {
    expect(
      violations.some((violation) => isFor(violation, said)),
      `${said}\nis none of ${JSON.stringify(violations)}`,
    ).toBe(true)
  }
}

const inconsistent = 'pushed metrics are invalid or inconsistent with existing metrics: '

type Sent = { readonly status: number | null; readonly text: string; readonly location: string | undefined }

const dropped: Sent = { status: null, text: '', location: undefined }

// A server closes on a request it cannot read, and what is still to come of it hides the answer.
const isBroken = (path: string) => /%(?![0-9a-f]{2})/i.test(path.replace(/\?.*$/s, ''))

const sendOnce = async (gateway: RunningPushgateway, { method, path, body: given }: TestPush): Promise<Sent> => {
  const body = isBroken(path) ? '' : given
  try {
    const { status, text, headers } = await send(gateway.url, path, { method, body })
    return { status, text, location: headers.location }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ECONNRESET' && code !== 'EPIPE') throw error
    return dropped
  }
}

/** An answer that comes before the body was read may be lost on the way; what is refused so early can be sent again. */
const sendUntilAnswered = async (gateway: RunningPushgateway, push: TestPush, tries: number): Promise<Sent> => {
  const sent = await sendOnce(gateway, push)
  return sent.status === null && tries > 1 ? sendUntilAnswered(gateway, push, tries - 1) : sent
}

const expectLocation = (location: string | undefined, target: PushTarget) => {
  const sent = (location ?? '')
    .replace(/\?.*$/s, '')
    .replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  const predicted = target.ok ? '' : Buffer.from(rawText.encode(target.location ?? '')).toString('latin1')
  expect(sent).toBe(predicted)
}

const summary = (groups: readonly Held[]) =>
  groups
    .map(({ id, families }) => [
      id,
      families
        .filter(({ name }) => !name.startsWith('push_'))
        .map(({ name, type, series }) => [name, type, series.length])
        .sort(),
    ])
    .sort()

const settings: readonly Setting[] = [
  { line: '1.5', checked: true, utf8Names: false },
  { line: '1.5', checked: false, utf8Names: false },
  { line: '1.11', checked: true, utf8Names: false },
  { line: '1.11', checked: false, utf8Names: false },
  { line: '1.11', checked: true, utf8Names: true },
]

describe.each(settings)('what $line answers (checked: $checked, any names: $utf8Names)', (setting) => {
  let gateway: RunningPushgateway
  let seen: ReturnType<typeof observe>

  beforeAll(async () => {
    const { line, checked, utf8Names } = setting
    const args = utf8Names ? ['--push.enable-utf8-names'] : []
    gateway = await startPushgateway({ line, checked, adminApi: true, args })
    seen = observe(gateway, setting)
  })

  afterAll(async () => {
    await seen.close()
    await gateway.stop()
  })

  const pushOnce = async (push: TestPush) => {
    await seen.lookAtPage()
    const before = await seen.held()
    const { target, prediction, after } = seen.judge(push, before)
    // Up to 1.6.0 such a push would be the last one on its route.
    if (!target.ok && target.locksRoute && setting.line === '1.5') return
    if (target.ok) seen.learn(target.key)
    const isEarly = !prediction.stores && !prediction.leavesFailure && prediction.verdict !== 'dropped'
    const answer = await sendUntilAnswered(gateway, push, isEarly ? 10 : 1)
    counts.pushes++
    counts.verdicts.set(prediction.verdict, (counts.verdicts.get(prediction.verdict) ?? 0) + 1)

    // Debian's 1.11.0 drops the connection as it logs such a refusal.
    const isDropped = answer.status === null && prediction.leavesFailure && setting.line === '1.11'
    if (!isDropped) expect(answer.status, answer.text).toBe(prediction.status)
    const { text } = answer
    if (prediction.verdict === 'redirected') expectLocation(answer.location, target)
    else if (text.startsWith(inconsistent) && prediction.violations.length > 0)
      expectNamed(text.slice(inconsistent.length), prediction.violations)
    else if (answer.status === 400 || answer.status === 404 || answer.status === 405)
      expect(unescaped(text.trim())).toBe(unescaped(prediction.cause ?? ''))

    const id = target.ok ? canonicalKey(target.key) : ''
    const failedBefore = before.find((group) => group.id === id)?.failedAt ?? 0
    const isSettled = (now: readonly Held[]) => {
      const group = now.find((one) => one.id === id)
      if (prediction.leavesFailure) return (group?.failedAt ?? 0) > failedBefore
      return !prediction.stores || (group?.pushedAt ?? 0) > (before.find((one) => one.id === id)?.pushedAt ?? 0)
    }
    const settled = async () => {
      const found = await seen.held()
      expect(isSettled(found), 'what was pushed is there').toBe(true)
      return found
    }
    const now = await eventually(settled, { within: 3_000, every: 5 })
    const known = new Set([...after.map((group) => group.id), ...(prediction.leavesFailure ? [id] : [])])
    expect(now.map((group) => group.id).sort()).toEqual([...known].sort())
    expect(summary(now.filter((one) => after.some((other) => other.id === one.id)))).toEqual(summary(after))
    if (!setting.checked) await expectPage(now)
  }

  /** What the check would say of an unchecked gateway, its metrics page says. */
  const expectPage = async (now: readonly Held[]) => {
    const { status, text } = await send(gateway.url, '/metrics')
    const violations = seen.violationsOf(now)
    expect([status, violations.length > 0], JSON.stringify(violations) + text.slice(0, 300)).toEqual(
      status === 200 ? [200, false] : [500, true],
    )
    const start = 'An error has occurred while serving metrics:\n\n'
    if (status === 500) expectNamed(text.slice(start.length), violations)
  }

  test('is what was predicted, status and cause, and so is what it holds afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(pushes(), async (list) => {
        await seen.wipe()
        for (const push of list) await pushOnce(push)
      }),
      { seed: propertySeed, numRuns: 75, endOnFailure: true },
    )
  })
})

test('at least 1,000 pushes were predicted and sent, most verdicts among them', () => {
  expect(counts.pushes).toBeGreaterThanOrEqual(1_000)
})
