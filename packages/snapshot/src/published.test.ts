import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PublishedSnapshot, snapshotPublisher } from './published.ts'
import { viewSnapshot } from './snapshot-view.ts'
import { now, rowsOf, someRows } from './test-rows.ts'

const published = someRows().map((rows) => rowsOf('g', rows))

test('every column of every row survives publishing', () => {
  const survives = (rows: ReturnType<typeof rowsOf>) => {
    const view = viewSnapshot(snapshotPublisher('g')(rows, now))
    const read = Array.from({ length: view.rows }, (_, row) => ({
      id: view.idOf(row),
      key: view.labels(row),
      doubt: view.doubtOf(row),
      pushedAt: view.pushedAt[row],
      failedAt: view.failedAt[row],
      familyCount: view.families[row],
      series: view.series[row],
      missingSince: view.missingSince[row],
      rule: view.rule[row],
      history: { pushes: view.pushesOf(row), refusedSince: view.refusedSince[row], refusals: view.refusals[row] },
    }))
    expect(read).toEqual([...rows].map(([id, { group, ...row }]) => ({ ...row, id })))
    const there = [...rows.values()].filter(({ group }) => group !== null)
    expect(view).toMatchObject({ gateway: 'g', readAt: now, rows: rows.size, present: there.length })
    expect(view.totalSeries).toBe(there.reduce((sum, { series }) => sum + series, 0))
  }
  fc.assert(fc.property(published, survives))
})

test('every row is found by its id, every label name by its text, and nothing else is', () => {
  const found = (rows: ReturnType<typeof rowsOf>) => {
    const view = viewSnapshot(snapshotPublisher('g')(rows, now))
    expect([...rows.keys()].map(view.rowOf)).toEqual([...rows.keys()].map((_, row) => row))
    for (const text of [...rows.values()].flatMap(({ key }) => key.map(([name]) => name))) {
      expect(view.valuesOf(text)).toBeDefined()
    }
    expect(view.rowOf('AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
    expect(view.rowOf('')).toBeUndefined()
    expect(view.valuesOf('no label has this name')).toBeUndefined()
  }
  fc.assert(fc.property(published, found))
})

test('all columns are in shared memory, so that posting them copies nothing', () => {
  const rows = rowsOf('g', fc.sample(someRows(), 1)[0] ?? [])
  const isColumn = (value: PublishedSnapshot[keyof PublishedSnapshot]) => ArrayBuffer.isView(value)
  const columns = Object.values(snapshotPublisher('g')(rows, now)).filter(isColumn)
  expect(columns.length).toBeGreaterThan(10)
  for (const column of columns) expect(column.buffer).toBeInstanceOf(SharedArrayBuffer)
})
