import { collisionKinds, severities } from '@gatehouse/domain'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Collision, CollisionsAnswer, Gateway } from '../lib/wire.ts'
import {
  aClaim,
  aCollision,
  aFix,
  aGateway,
  aPlan,
  aSide,
  collisionsAnswer,
  gatewaysAnswer,
  minutes,
  noon,
} from '../testing/builders.ts'
import { fakeApi, type Handlers, problem } from '../testing/fake-api.ts'
import { renderApp } from '../testing/render-app.tsx'

const size = aClaim('backup_size_bytes', {
  labels: { db: 'main', instance: 'w-07', job: 'backup' },
  value: '19756849562',
})

const sameSeries = aCollision('same-series', {
  title: 'The same series is in two groups',
  summary: 'backup_size_bytes{job="backup"} comes out of both.',
  metric: 'backup_size_bytes',
  sides: [
    aSide({ job: 'backup' }, { claims: [size], highlight: ['instance'] }),
    aSide({ job: 'backup', instance: 'w-07' }, { claims: [size], highlight: ['instance'] }),
  ],
  fixes: [
    aFix(),
    aFix({ action: 'change-push', summary: 'Drop the label instance.', command: 'curl -T x', groups: [] }),
  ],
})

const contention = aCollision('contention', { certainty: 'suspected', title: 'Two pushers overwrite one group' })
const fossils = aCollision('fossils', { title: 'Old families' })

const open = async (
  all: readonly Collision[],
  given: {
    readonly at?: string
    readonly answer?: Partial<CollisionsAnswer>
    readonly gateway?: Partial<Gateway>
    readonly handlers?: Handlers
  } = {},
) => {
  const api = fakeApi({
    'GET gateways': () => gatewaysAnswer([aGateway(given.gateway)]),
    'GET collisions': ({ url }) => collisionsAnswer(all, url, given.answer),
    ...given.handlers,
  })
  const app = renderApp(given.at ?? '/collisions')
  await screen.findByRole('heading', { name: 'Collisions' })
  return { ...app, ...api }
}

const card = async (name: string | RegExp) => within(await screen.findByRole('article', { name }))

test('a collision tells how bad it is, since when, its sides and what differs', async () => {
  await open([sameSeries])
  const shown = await card('The same series is in two groups')
  expect(shown.getByText('scrape fails')).toBeTruthy()
  expect(shown.getByText(/^since /).closest('p')?.textContent).toMatch(/, 41 m$/)
  const [one, other] = shown.getAllByText('instance="w-07"', { selector: 'mark' })
  expect([one?.parentElement?.textContent, other?.parentElement?.textContent]).toEqual([
    'body label instance="w-07"',
    'key label instance="w-07"',
  ])
  expect(shown.getAllByText('18.4 GiB')).toHaveLength(2)
  expect(shown.getByText(/A scrape of prod gets a 500/)).toBeTruthy()
  const [link] = shown.getAllByRole('link', { name: /^Open/ })
  expect(decodeURIComponent(link?.getAttribute('href') ?? '')).toBe('/?gateway=prod&group=job=backup')
})

test('collisions are grouped by cause, in the order of the answer', async () => {
  await open([sameSeries, contention, fossils])
  await card('Old families')
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(headings).toEqual([
    'The same series twice 1',
    'Two pushers, one group 1',
    'Families that earlier pushes left behind 1',
  ])
})

test.each(severities)('a card says "%s" in words, not by colour alone', async (severity) => {
  await open([sameSeries, contention, fossils].filter((one) => one.severity === severity))
  expect(within(await screen.findByRole('article')).getByText(`${severity}:`)).toBeTruthy()
})

test('the safest fix goes the one way to delete, by collision and fix', async () => {
  const { user, asked } = await open([sameSeries], { handlers: { 'POST plans': () => aPlan([]) } })
  await user.click((await card(/same series/)).getByRole('button', { name: 'Review and delete…' }))
  expect(await screen.findByRole('dialog', { name: 'Delete 1 group from prod' })).toBeTruthy()
  await waitFor(() => {
    const planned = asked.find(({ method }) => method === 'POST')
    expect(planned?.body).toMatchObject({ selection: { collision: 'same-series-1', fix: 0 } })
  })
})

test('a change of a push is told with a command that can be copied', async () => {
  const { user } = await open([sameSeries])
  await user.click((await card(/same series/)).getByRole('button', { name: 'Copy' }))
  expect(await navigator.clipboard.readText()).toBe('curl -T x')
})

test('what only a person can do says so', async () => {
  await open([
    aCollision('scrape-fails', { title: 'x', fixes: [aFix({ action: 'command', command: 'curl -X DELETE y' })] }),
  ])
  const shown = await card('x')
  expect(shown.getByText('Safest fix')).toBeTruthy()
  expect(shown.queryByRole('button', { name: 'Review and delete…' })).toBeNull()
})

test('many other fixes are folded', async () => {
  const fixes = ['first', 'second', 'third', 'fourth'].map((summary) => aFix({ summary }))
  await open([aCollision('poison', { title: 'x', fixes })])
  const shown = await card('x')
  expect(shown.getByText('first').closest('details')).toBeNull()
  expect(shown.getByText('3 other fixes').closest('details')?.textContent).toContain('fourth')
})

test.each([
  [
    'of Gatehouse',
    {
      handlers: {
        'GET gateways': () => gatewaysAnswer([aGateway()], { writes: { allowed: false, reason: 'read-only' } }),
      },
    },
    /--read-only/,
  ],
  ['of the gateway', { gateway: { readOnly: true } }, /marked read-only/],
] as const)('read-only %s, the fix cannot be pressed and says why', async (_, given, reason) => {
  const { user } = await open([sameSeries], given)
  const button = (await card(/same series/)).getByRole('button', { name: 'Review and delete…' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(reason)
  await user.click(button)
  await user.keyboard('j{Enter}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('of many sides the first few are shown, and the rest is one click away', async () => {
  const sides = Array.from({ length: 20 }, (_, i) => aSide({ job: 'etl', shard: `s${i}` }))
  const { user } = await open([aCollision('type-clash', { id: 'aB3-5678_0123456', title: 'x', sides, groups: 41 })])
  const shown = await card('x')
  const list = within(shown.getByRole('list', { name: 'Groups of this collision' }))
  expect(list.getAllByRole('link', { name: /^Open/ })).toHaveLength(4)
  expect(shown.getByRole('link', { name: 'and 37 more groups' }).getAttribute('href')).toBe(
    '/?gateway=prod&collisions=aB3-5678_0123456',
  )
  await user.click(shown.getByRole('button', { name: 'compare 16 more here' }))
  expect(list.getAllByRole('link', { name: /^Open/ })).toHaveLength(20)
  expect(shown.getByRole('link', { name: 'and 21 more groups' })).toBeTruthy()
})

test('who is kept out meanwhile is counted and can be listed', async () => {
  await open([aCollision('poison', { title: 'x', refused: 12 })])
  const link = (await card('x')).getByRole('link', { name: '12 groups' })
  expect(link.getAttribute('href')).toBe('/?gateway=prod&state=failing&state=never')
})

test('a key that is not text is told as it is', async () => {
  const sides = [aSide({ job: 'a', k: '\ufffd' }, { trueLabels: '{job="a", k="\\xff"}', highlight: ['k'] })]
  await open([aCollision('poison', { title: 'x', sides })])
  expect((await card('x')).getByText(/Its true key is/).textContent).toContain('{job="a", k="\\xff"}')
})

test.each([
  [
    { state: 'failing', since: noon - minutes(41), message: 'two\nlines' },
    /every scrape has failed since .*, so no metric of it reaches Prometheus/,
  ],
  [{ state: 'ok', since: noon, message: null }, /Scrapes of it work, seen 3 s ago/],
  [{ state: 'unknown', since: null, message: null }, /is not known yet/],
] as const)('whether scrapes work is said plainly: %j', async (given, expected) => {
  const scrape = { gateway: 'prod', checkedAt: noon - 3000, checksPushes: null, dropped: false, ...given }
  await open([], { answer: { scrapes: [scrape], asOf: [{ ...collisionsAnswer([]).asOf[0], frozen: true } as never] } })
  expect((await screen.findByText(/Looked for in the groups of/)).textContent).toMatch(expected)
  const said = screen.queryByText('What its metrics page says')
  expect(said?.closest('details')?.querySelector('pre')?.textContent).toBe(given.message ?? undefined)
})

test('severity and kind filter, in the URL', async () => {
  const { user, address } = await open([sameSeries, contention, fossils])
  await user.click(await screen.findByRole('button', { name: 'warning 1' }))
  await waitFor(() => expect(address()).toBe('/collisions?severity=warning'))
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: 'warning 1' }))
  await user.click(screen.getByRole('button', { name: 'fossils 1' }))
  await waitFor(() => expect(address()).toBe('/collisions?kind=fossils'))
  expect(screen.getByRole('button', { name: 'fossils 1', pressed: true })).toBeTruthy()
})

test('a link to the collisions of one group shows those, and lets go of it', async () => {
  const { user, address } = await open([sameSeries, fossils], { at: '/collisions?group=job%3Dbackup' })
  await card(/same series/)
  expect(screen.getAllByRole('article')).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Remove the filter by one group' }))
  await waitFor(() => expect(address()).toBe('/collisions'))
})

test('where nothing matches, what is hidden is counted', async () => {
  const { user, address } = await open([fossils], { at: '/collisions?severity=error&kind=nonsense' })
  expect(await screen.findByText('1 collision hidden by the filter')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }))
  await waitFor(() => expect(address()).toBe('/collisions'))
  await card('Old families')
})

test('where nothing clashes, the page tells what is looked for', async () => {
  await open([])
  expect(await screen.findByRole('heading', { name: 'Nothing clashes' })).toBeTruthy()
  expect(screen.getByText(/one name with two types/)).toBeTruthy()
  expect(screen.queryByRole('heading', { name: /Resolved/ })).toBeNull()
})

test('what is gone is confirmed: scrapes work again, and who waits', async () => {
  const { id, gateway, kind, severity, title, summary, since } = sameSeries
  const resolved = [
    { id, gateway, kind, severity, title, summary, since, resolvedAt: noon - 4000, refused: 12, waiting: 9 },
  ]
  await open([], { answer: { resolved } })
  const section = within(await screen.findByRole('region', { name: /^Resolved/ }))
  expect(section.getByText(/^gone since .*; scrapes of prod work again$/)).toBeTruthy()
  expect(section.getByText('12 groups were refused: 9 wait for their next push, 3 were accepted since.')).toBeTruthy()
})

test('the first answer is waited for, and a failed one can be asked for again', async () => {
  const first = Promise.withResolvers<Response>()
  const { user, answer } = await open([], { handlers: { 'GET collisions': () => first.promise } })
  expect(await screen.findByRole('status', { name: 'Reading the collisions' })).toBeTruthy()
  answer({ 'GET collisions': () => problem(500, 'internal', 'Something went wrong in Gatehouse') })
  first.resolve(problem(500, 'internal', 'Something went wrong in Gatehouse'))
  expect(await screen.findByText(/Something went wrong in Gatehouse/)).toBeTruthy()
  answer({ 'GET collisions': ({ url }) => collisionsAnswer([fossils], url) })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await card('Old families')
  expect(screen.queryByText(/Something went wrong/)).toBeNull()
})

test('a failed refresh keeps the cards and says how old they are', async () => {
  const { answer, comeBack } = await open([fossils])
  await card('Old families')
  answer({ 'GET collisions': () => problem(500, 'internal', 'Something went wrong in Gatehouse') })
  comeBack()
  expect(await screen.findByText(/What is shown is \d+ s old/)).toBeTruthy()
  await card('Old families')
})

test('more than are told one by one are counted', async () => {
  const many = Array.from({ length: 60 }, (_, i) => ({ ...fossils, id: `f${i}` }))
  const { user, asked } = await open(many, { answer: { listed: 60, counts: { error: 0, warning: 0, note: 900 } } })
  expect(await screen.findByText('50 of 60 collisions')).toBeTruthy()
  expect(screen.getByText('900 were counted; the worst 60 are told one by one.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(60))
  expect(asked.some(({ url }) => url.searchParams.get('limit') === '100')).toBe(true)
})

test('j and k move between cards, and Enter opens the first fix', async () => {
  const { user } = await open([sameSeries, fossils], { handlers: { 'POST plans': () => aPlan([]) } })
  const cards = [
    await screen.findByRole('article', { name: /same series/ }),
    screen.getByRole('article', { name: /Old/ }),
  ]
  await user.keyboard('j')
  expect(document.activeElement).toBe(cards[0])
  await user.keyboard('jj')
  expect(document.activeElement).toBe(cards[1])
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.keyboard('k{Enter}')
  expect(await screen.findByRole('dialog')).toBeTruthy()
})

const hostile = '<img src=x onerror=alert(1)>\u202e"}\u0000{job="__proto__"}'

test('hostile text in every field is text', async () => {
  const labels = JSON.parse(`{"job":${JSON.stringify(hostile)},"__proto__":"x"}`)
  const claim = aClaim(hostile, { labels, help: hostile, value: hostile })
  const side = aSide(labels, { claims: [claim], highlight: ['job', '__proto__', 'toString'], trueLabels: hostile })
  const all = Object.keys(collisionKinds).map((kind) =>
    aCollision(kind as Collision['kind'], {
      id: `${kind}${hostile}`,
      title: hostile,
      summary: hostile,
      details: [hostile],
      metric: hostile,
      sides: [side],
      fixes: [aFix({ action: 'command', summary: hostile, command: hostile })],
    }),
  )
  const scrape = { gateway: hostile, state: 'failing', since: noon, checkedAt: noon, message: hostile } as const
  const { user } = await open(all, { answer: { scrapes: [{ ...scrape, checksPushes: true, dropped: false }] } })
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(all.length))
  expect(document.querySelector('img')).toBeNull()
  for (const invisible of ['\u202e', '\u0000']) expect(document.body.textContent).not.toContain(invisible)
  const [copy] = screen.getAllByRole('button', { name: 'Copy' })
  if (copy) await user.click(copy)
  expect(await navigator.clipboard.readText()).toBe(hostile)
})

const failing = { state: 'failing', since: noon - minutes(41), checkedAt: noon, message: 'x' } as const

test('a failing scrape is told on every page with its cause, but not where it is explained', async () => {
  const gateway = { scrape: failing, collisions: { error: 1, warning: 1, note: 5 } }
  const { user, address } = await open([sameSeries], { gateway })
  await card(/same series/)
  expect(screen.queryByRole('region', { name: 'Collisions' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Collisions errors: 1, warnings: 1' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Jobs' }))
  const strip = within(await screen.findByRole('region', { name: 'Collisions' }))
  await strip.findByText(/Every scrape of prod has failed since/)
  await waitFor(() => expect(strip.getByRole('status').textContent).toMatch(/: the same series is in two groups\.$/))
  await user.click(strip.getByRole('link', { name: 'See why' }))
  await waitFor(() => expect(address()).toBe('/collisions'))
})

test('only what makes scrapes fail is named beside a failing scrape', async () => {
  fakeApi({
    'GET gateways': () => gatewaysAnswer([aGateway({ scrape: failing })]),
    'GET collisions': ({ url }) => collisionsAnswer([aCollision('le-label', { title: 'A label le' })], url),
  })
  renderApp()
  const strip = await screen.findByRole('region', { name: 'Collisions' })
  await waitFor(() => expect(strip.textContent).toMatch(/failed since .*: see what its metrics page says\./))
  expect(strip.textContent).not.toContain('label le')
})

test('of a gateway that was not read yet nothing is claimed', async () => {
  const asOf = collisionsAnswer([]).asOf.map((one) => ({ ...one, readAt: null, now: null }))
  await open([], { answer: { asOf } })
  expect(await screen.findByRole('heading', { name: 'Not read yet' })).toBeTruthy()
  expect(screen.queryByText(/Nothing clashes|Looked for in/)).toBeNull()
  expect(screen.getByText(/^What clashes at/).textContent).toBe(
    'What clashes at prod is not known: it was not read yet.',
  )
})

test('to try a refused push is advice, not a fix, and one click away', async () => {
  const fixes = [aFix({ action: 'change-push', summary: 'Try the push.' })]
  await open([aCollision('refused', { title: 'x', sides: [aSide({ job: 'a' })], fixes })])
  const shown = await card('x')
  expect(shown.getByText('What you can do')).toBeTruthy()
  expect(shown.queryByText('Safest fix')).toBeNull()
  expect(shown.getByRole('link', { name: 'Try a push' }).getAttribute('href')).toBe('/try?gateway=prod&group=job%3Da')
})

test('errors are told where scrapes work, too; warnings and notes are not', async () => {
  fakeApi({
    'GET gateways': () => gatewaysAnswer([aGateway({ collisions: { error: 2, warning: 0, note: 0 } })]),
    'GET collisions': ({ url }) => collisionsAnswer([aCollision('le-label', { title: 'A label le' })], url),
  })
  renderApp()
  const strip = await screen.findByRole('region', { name: 'Collisions' })
  await waitFor(() =>
    expect(strip.textContent).toMatch(/error: prod has 1 collision that makes Prometheus drop its scrapes: a label le/),
  )
})

test('without errors there is neither strip nor red', async () => {
  await open([contention], { at: '/collisions', gateway: { collisions: { error: 0, warning: 1, note: 3 } } })
  expect(await screen.findByRole('link', { name: 'Collisions errors: 0, warnings: 1' })).toBeTruthy()
})
