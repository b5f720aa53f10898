import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGroups } from '@gatehouse/testing'
import type { Page } from '@playwright/test'
import {
  fillDeletion,
  followDeletion,
  type Progress,
  proposeDeletion,
  selectAllMatching,
} from '../browser/delete-matching.ts'
import { timeEffect } from '../browser/effect.ts'
import { type Frame, framesDuring } from '../browser/frames.ts'
import type { MeasuredPage } from '../browser/measured-page.ts'
import { loadOurPage, openGroup, searchFor, sortBySeries } from '../browser/our-page.ts'
import { dragScrollbar, leftBelow, pressEnd, rowsSettled, scrollToTop, turnWheel } from '../browser/scroll.ts'
import { corpusGroup } from '../corpus/corpus.ts'
import { startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { range } from '../gateway/fill.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import { pause } from '../pause.ts'
import type { Outputs, Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { blankness, evenness } from '../report/frame-findings.ts'
import { say } from '../say.ts'

// Four jobs of forty: a tenth of the corpus.
const doomed = /^(?:billing|search)-(?:nightly-export|db-backup)$/
const matcher = 'job=~"(billing|search)-(nightly-export|db-backup)"'

// px a second: as one reads, and a wheel that is let run.
const readingSpeed = 2400
const wheelSpeed = 60_000

type Picture = (name: string) => Promise<void>

const photographer = (page: Page, folder: string | undefined): Picture => {
  if (folder === undefined) return async () => {}
  mkdirSync(folder, { recursive: true })
  return async (name) => void (await page.screenshot({ path: join(folder, `${name}.png`) }))
}

const inTheDark = async (page: Page, act: () => Promise<void>) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await act()
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Filters by a job as a person does, letter by letter; then clears the filter by its pill. */
const findAndClear = async (page: Page, picture: Picture) => {
  const typing = await framesDuring(page, async () => {
    await page.getByRole('combobox', { name: 'Filter groups' }).pressSequentially('job=billing-db-b', { delay: 60 })
  })
  await page.getByRole('combobox', { name: 'Filter groups' }).fill('')
  const found = await searchFor(page, 'job="billing-db-backup"')
  await picture('02-filtered')
  const all = '[role=grid][aria-busy=false]'
  const pill = page.getByRole('button', { name: /^Remove / })
  const before = await page.getByRole('grid').getAttribute('aria-rowcount')
  const selector = `${all}:not([aria-rowcount="${before}"])`
  const cleared = await timeEffect(page, { event: 'click', selector }, () => pill.click())
  return { typing: typing.frames, found, cleared }
}

/** From the top to the very end: as one reads, then by a wheel that is let run, by the scroll bar, by a key. */
const scrollThrough = async (page: Page, picture: Picture) => {
  const idle = await framesDuring(page, () => pause(2000))
  const reading = await framesDuring(page, () => turnWheel(page, { distance: 20_000, speed: readingSpeed }))
  await scrollToTop(page)
  const wheel = await framesDuring(page, async () => {
    while ((await leftBelow(page)) > 1) await turnWheel(page, { distance: 150_000, speed: wheelSpeed })
    await rowsSettled(page)
  })
  say(`scrolled to the end with ${wheel.frames.length} frames`)
  await picture('05-end')
  await scrollToTop(page)
  await Promise.all([
    turnWheel(page, { distance: 2 * wheelSpeed, speed: wheelSpeed }),
    pause(1000).then(() => picture('04-wheel')),
  ])
  await scrollToTop(page)
  const drag = await framesDuring(page, () => dragScrollbar(page, 4000))
  const draggedTo = await leftBelow(page)
  await rowsSettled(page)
  await scrollToTop(page)
  const end = await pressEnd(page)
  await scrollToTop(page)
  if (draggedTo > 100) say(`the scroll bar was dragged to ${draggedTo} px above the end`)
  return { idle: idle.frames, reading: reading.frames, wheel: wheel.frames, drag: drag.frames, end }
}

/** Selects all that match without loading them, deletes them, and reads from the screen what became of them. */
const deleteMatching = async (page: Page, picture: Picture) => {
  const found = await searchFor(page, matcher)
  const selected = await selectAllMatching(page)
  await picture('07-selection')
  const listed = await proposeDeletion(page)
  await picture('08-dialog')
  await inTheDark(page, () => picture('08-dialog-dark'))
  const going = await fillDeletion(page, 'bench')
  await picture('09-confirmed')
  const moments = [0, 0.2, 0.6]
  const photograph = async ({ at, done }: Progress) => {
    const [next] = moments
    if (next === undefined || at < 1000 || done < next * going) return
    moments.shift()
    await picture(`10-progress-${100 * next}`)
  }
  const { result, frames } = await framesDuring(page, () => followDeletion(page, photograph))
  await picture('11-result')
  await page.locator('.toast').getByRole('button', { name: 'Details' }).click()
  await page.getByRole('dialog').getByRole('region', { name: 'Outcomes' }).waitFor()
  await page.getByRole('dialog').getByRole('region', { name: 'Outcomes' }).getByText('deleted').first().waitFor()
  await picture('12-details')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  return { found, selected, going, listed, frames, ...result }
}

/** Throws unless exactly these groups are gone, as the gateway itself tells. */
const verify = async (url: string, groups: number) => {
  const name = (labels: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(labels).sort())
  const labels = range(0, groups).map((index) => corpusGroup(index).labels)
  const expected = new Set(labels.filter(({ job = '' }) => !doomed.test(job)).map(name))
  const left = (await readGroups(url)).map((group) => name(group.labels))
  const wrong = left.filter((one) => !expected.has(one)).length
  if (wrong > 0 || left.length !== expected.size)
    throw new Error(`${left.length} groups are left, ${wrong} of them should be gone; expected ${expected.size}`)
  return groups - left.length
}

const sizeOf = async ({ heap, memory, nodes }: MeasuredPage) => ({
  heap: await heap(),
  memory: await memory(),
  nodes: await nodes(),
})

const walk = async (opened: MeasuredPage, picture: Picture) => {
  const { page } = opened
  await rowsSettled(page)
  await picture('01-list')
  await inTheDark(page, () => picture('01-list-dark'))
  const atFirst = await sizeOf(opened)
  const search = await findAndClear(page, picture)
  const sorted = await sortBySeries(page)
  await rowsSettled(page)
  say('listed, filtered, sorted')
  await picture('03-sorted')
  const scroll = await scrollThrough(page, picture)
  const afterScroll = await sizeOf(opened)
  const firstGroup = await openGroup(page, 0)
  const group = await openGroup(page, 5)
  await page.locator('[role=gridcell].col-push').nth(3).click()
  await page.locator('aside[aria-label=Group] [role=tabpanel] section').first().waitFor()
  await picture('06-group')
  await page.keyboard.press('Escape')
  const deletion = await deleteMatching(page, picture)
  await page.getByRole('button', { name: 'Clear the filter' }).first().click()
  await rowsSettled(page)
  await picture('13-after')
  const atLast = await sizeOf(opened)
  return { atFirst, afterScroll, atLast, search, sorted, scroll, firstGroup, group, deletion }
}

type Walk = Awaited<ReturnType<typeof walk>>

const writeFrames = (file: string, walked: Walk) => {
  const { idle, reading, wheel, drag } = walked.scroll
  const parts = { idle, typing: walked.search.typing, reading, wheel, drag, deleting: walked.deletion.frames }
  const lines = Object.entries(parts).flatMap(([part, frames]: [string, readonly Frame[]]) =>
    frames.map((frame) => `${JSON.stringify({ part, ...frame })}\n`),
  )
  writeFileSync(file, lines.join(''))
  say(`${lines.length} frames: ${file}`)
}

const sizeFindings = ({ atFirst, afterScroll, atLast }: Walk, suffix: string): readonly Finding[] =>
  (
    [
      ['heap of the tab', 'MiB', 'heap'],
      ['memory of the tab', 'MiB', 'memory'],
      ['DOM nodes', 'nodes', 'nodes'],
    ] as const
  ).map(([what, unit, key]) => ({
    what: `${what} at the end, ${suffix}`,
    unit,
    ours: [atLast[key]],
    other: { side: `at first; ${afterScroll[key].toFixed(0)} after scrolling`, samples: [atFirst[key]] },
  }))

const report = (walked: Walk, rowsPainted: number, groups: number): readonly Finding[] => {
  const suffix = `${groups.toLocaleString('en-US')} groups`
  const { search, scroll, deletion } = walked
  const { idle } = scroll
  const scrolls = [
    { what: 'wheel, 2,400 px/s', frames: scroll.reading, idle },
    { what: 'wheel, 60,000 px/s, to the end', frames: scroll.wheel, idle },
    { what: 'scroll bar, to the end', frames: scroll.drag, idle },
  ]
  const figure = (what: string, value: number, unit = 'ms'): Finding => ({
    what: `${what}, ${suffix}`,
    unit,
    ours: [value],
  })
  return [
    figure('first rows painted', rowsPainted),
    figure('filtering by a job', search.found),
    figure('clearing the filter', search.cleared),
    figure('sorting by Series', walked.sorted),
    figure('the End key until the last group is painted', scroll.end),
    figure("opening the first group, which fetches the panel's code", walked.firstGroup),
    figure('opening a group', walked.group),
    figure('filtering to those to be deleted', deletion.found),
    figure('the dialog until the list is there', deletion.listed),
    figure('groups selected', deletion.selected, 'groups'),
    figure('deleting them, as seen on the screen', deletion.took),
    evenness({ what: 'typing into the filter', frames: search.typing, idle }),
    ...scrolls.flatMap((scrolled) => [evenness(scrolled), ...blankness(scrolled)]),
    evenness({ what: 'while deleting', frames: deletion.frames, idle }),
    ...sizeFindings(walked, suffix),
  ]
}

const measure = async (groups: number, { json, pictures }: Outputs) => {
  const gateway = await startFilledGateway({ groups })
  const gatehouse = await startGatehouse({ gatewayUrl: gateway.url, pollInterval: '15s' })
  const opened = await loadOurPage(gatehouse.url, { scrollbars: true })
  try {
    const walked = await walk(opened, photographer(opened.page, pictures))
    const { said, seen, selected } = walked.deletion
    const steps = seen.filter(({ words }, i) => words !== seen[i - 1]?.words)
    for (const { at, words } of steps) say(`${(at / 1000).toFixed(1).padStart(6)} s  ${words}`)
    say(`the page said: ${said}`)
    const gone = await verify(gateway.url, groups)
    say(`gone from the gateway: ${gone} of ${groups} groups, exactly those that matched (${selected} were selected)`)
    if (json !== undefined) writeFrames(json.replace(/(\.json)?$/, `-frames-${groups}.jsonl`), walked)
    return report(walked, opened.rowsPainted, groups)
  } finally {
    await opened.close()
    await gatehouse.stop()
    await gateway.stop()
  }
}

export const journey: Program = {
  name: 'journey',
  about: 'a person at a large gateway: list, filter, sort, scroll, open, select all that match, delete them',
  quick: { groups: [50_000] },
  full: { groups: [50_000] },
  run: async ({ groups }, outputs) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, outputs)))
    return findings
  },
}
