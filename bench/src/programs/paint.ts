import { alternate } from '../alternate.ts'
import { type BuiltInPage, loadBuiltInPage } from '../browser/built-in-page.ts'
import { loadOurPage, openGroup, searchFor, sortBySeries } from '../browser/our-page.ts'
import { startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { faster, limited, shareOf } from '../report/ratios.ts'
import { say } from '../say.ts'
import { median } from '../statistics.ts'

// The sizes the design sets targets for; between them the next smaller one counts.
const targets = [
  { groups: 1000, painted: [2, 3], usable: [10, 17] },
  { groups: 10_000, painted: [2.4, 4], usable: [120, 185] },
  { groups: 50_000, painted: [2.8, 4.5], usable: [350, 480] },
] as const

const targetFor = (groups: number) => targets.findLast((one) => one.groups <= groups) ?? targets[0]

// Nobody waits longer for a page, and at 50,000 groups no shorter wait could show that the target is met. In ms.
const longestWaitFor = (groups: number) => Math.max(120_000, 6 * groups)

const opened = [1, 2, 3, 4, 5]

const ourRound = async (url: string) => {
  const { page, rowsPainted, usable, nodes, memory, close } = await loadOurPage(url)
  const figures = { painted: rowsPainted, usable, nodes: await nodes(), memory: await memory() }
  const firstGroup = await openGroup(page, 0)
  const groups: number[] = []
  for (const row of opened) groups.push(await openGroup(page, row))
  const sorted = await sortBySeries(page)
  const found = await searchFor(page, 'job="billing-db-backup"')
  await close()
  return { ...figures, firstGroup, groups, sorted, found }
}

type OurRound = Awaited<ReturnType<typeof ourRound>>

const withServers = async <T>(
  groups: number,
  act: (urls: { ours: string; theirs: string }) => Promise<T>,
): Promise<T> => {
  const gateway = await startFilledGateway({ groups })
  // It reads once; what is measured is the answer to a browser, not a poll beside it.
  const gatehouse = await startGatehouse({ gatewayUrl: gateway.url, pollInterval: '1h' })
  try {
    return await act({ ours: gatehouse.url, theirs: gateway.url })
  } finally {
    await gatehouse.stop()
    await gateway.stop()
  }
}

const compare = (what: string, groups: number, ours: readonly OurRound[], theirs: readonly BuiltInPage[]) => {
  const { painted, usable } = targetFor(groups)
  const wait = longestWaitFor(groups) / 1000
  const cutOff = theirs.some(({ isCutOff }) => isCutOff)
    ? { note: `the built-in page was given up after ${wait} s` }
    : {}
  return [
    faster({
      what: `first rows painted, ${what}`,
      unit: 'ms',
      ours: ours.map((round) => round.painted),
      side: 'first paint of the built-in page',
      theirs: theirs.map(({ firstPaint }) => firstPaint),
      target: painted[0],
      stretch: painted[1],
    }),
    faster({
      what: `whole list usable, ${what}`,
      unit: 'ms',
      ours: ours.map((round) => round.usable),
      side: 'the built-in page painted',
      theirs: theirs.map((page) => page.painted),
      target: usable[0],
      stretch: usable[1],
      ...cutOff,
    }),
  ]
}

const describe = (what: string, ours: readonly OurRound[], theirs: readonly BuiltInPage[]): readonly Finding[] => [
  limited({
    what: `opening a group, ${what}`,
    unit: 'ms',
    ours: ours.flatMap(({ groups }) => groups),
    target: 60,
    stretch: 35,
  }),
  {
    what: `opening the first group, which fetches the panel's code, ${what}`,
    unit: 'ms',
    ours: ours.map(({ firstGroup }) => firstGroup),
  },
  { what: `sorting by another column, ${what}`, unit: 'ms', ours: ours.map(({ sorted }) => sorted) },
  { what: `filtering by a job, ${what}`, unit: 'ms', ours: ours.map(({ found }) => found) },
  limited({
    what: `DOM nodes, ${what}`,
    unit: 'nodes',
    ours: ours.map(({ nodes }) => nodes),
    target: 1500,
    stretch: 500,
    other: { side: 'the built-in page', samples: theirs.map(({ nodes }) => nodes) },
  }),
  {
    what: `memory of the tab, ${what}`,
    unit: 'MiB',
    ours: ours.map(({ memory }) => memory),
    other: { side: 'the built-in page', samples: theirs.map(({ memory }) => memory) },
  },
]

const measure = (groups: number, rounds: number) =>
  withServers(groups, async (urls) => {
    const { ours, theirs } = await alternate(rounds, {
      ours: () => ourRound(urls.ours),
      theirs: () => loadBuiltInPage(urls.theirs, longestWaitFor(groups)),
    })
    const what = `${groups.toLocaleString('en-US')} groups`
    say(`${what}: ${rounds} rounds, ours painted after ${median(ours.map(({ painted }) => painted)).toFixed(0)} ms`)
    return [...compare(what, groups, ours, theirs), ...describe(what, ours, theirs)]
  })

/** Our own time at a large gateway against a small one; opening a page is cheap enough for more rounds. */
const growth = (groups: number, rounds: number) =>
  withServers(groups, (large) =>
    withServers(100, async (small) => {
      const load = async (url: string) => {
        const { rowsPainted, usable, close } = await loadOurPage(url)
        await close()
        return { rowsPainted, usable }
      }
      const { ours, theirs } = await alternate(rounds * 3, {
        ours: () => load(large.ours),
        theirs: () => load(small.ours),
      })
      const compared = `at ${groups.toLocaleString('en-US')} groups against 100 groups`
      const finding = (until: string, timeOf: (times: Awaited<ReturnType<typeof load>>) => number) =>
        shareOf({
          what: `our own time ${compared}, until ${until}`,
          unit: 'ms',
          ours: ours.map(timeOf),
          side: 'at 100 groups',
          theirs: theirs.map(timeOf),
          target: 1.2,
          stretch: 1.05,
        })
      return [
        finding('rows are painted', ({ rowsPainted }) => rowsPainted),
        finding('the list is usable', ({ usable }) => usable),
      ]
    }),
  )

export const paint: Program = {
  name: 'paint',
  about: "our groups screen against the gateway's own page, in a real Chromium, with a warm server",
  quick: { rounds: 2 },
  full: { groups: [1000, 10_000, 50_000], rounds: 5 },
  run: async ({ groups, rounds }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, rounds)))
    return [...findings, ...(await growth(Math.max(...groups), rounds))]
  },
}
