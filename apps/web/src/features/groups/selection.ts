import type { GroupRow } from '../../lib/wire.ts'

/** Either the groups somebody picked, or everything that matches but for some. */
export type Selection =
  | { readonly kind: 'some'; readonly rows: ReadonlyMap<string, GroupRow> }
  | { readonly kind: 'all'; readonly except: ReadonlyMap<string, GroupRow> }

export const nothingSelected: Selection = { kind: 'some', rows: new Map() }

export const everythingSelected: Selection = { kind: 'all', except: new Map() }

const withRows = (map: ReadonlyMap<string, GroupRow>, rows: readonly GroupRow[]) =>
  new Map([...map, ...rows.map((row) => [row.id, row] as const)])

const withoutRows = (map: ReadonlyMap<string, GroupRow>, rows: readonly GroupRow[]) => {
  const leaving = new Set(rows.map(({ id }) => id))
  return new Map([...map].filter(([id]) => !leaving.has(id)))
}

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.rows.has(id) : !selection.except.has(id)

/** Selects rows, or takes them out. */
export const select = (selection: Selection, rows: readonly GroupRow[], wanted: boolean): Selection =>
  selection.kind === 'some'
    ? { kind: 'some', rows: wanted ? withRows(selection.rows, rows) : withoutRows(selection.rows, rows) }
    : { kind: 'all', except: wanted ? withoutRows(selection.except, rows) : withRows(selection.except, rows) }

const sum = (rows: ReadonlyMap<string, GroupRow>) => [...rows.values()].reduce((total, { series }) => total + series, 0)

type Matching = { readonly matched: number; readonly series: number }

/** How much is selected: of everything that matches as of the newest answer, or of the groups as they were last seen. */
export const sizeOf = (selection: Selection, matching: Matching): { groups: number; series: number } =>
  selection.kind === 'some'
    ? { groups: selection.rows.size, series: sum(selection.rows) }
    : {
        groups: Math.max(0, matching.matched - selection.except.size),
        series: Math.max(0, matching.series - sum(selection.except)),
      }
