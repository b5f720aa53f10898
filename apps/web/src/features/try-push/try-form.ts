import { decodePushPath, readingOrder, readPushUrl } from '@gatehouse/domain'
import { useState } from 'react'
import type { Gateway, TryRequest } from '../../lib/wire.ts'
import { namingOf, pathsOf, urlOf } from './gateway-address.ts'
import { type LabelRow, noLabels } from './label-rows.ts'

/** What the form begins with. */
export type TryStart = { readonly labels: readonly LabelRow[]; readonly body: string }

/** What was filled in. `by` is the way in that was used last: the other one follows it. */
export type TryForm = {
  readonly method: 'PUT' | 'POST'
  readonly by: 'url' | 'labels'
  readonly url: string
  readonly rows: readonly LabelRow[]
  readonly body: string
}

const begin = (gateway: Gateway, start: TryStart | undefined): TryForm => {
  const rows = start ? readingOrder(start.labels) : noLabels
  return { method: 'PUT', by: 'labels', url: urlOf(gateway, rows), rows, body: start?.body ?? '' }
}

/** The labels a URL means there; undefined where it means no group. */
const rowsOf = (gateway: Gateway, url: string): readonly LabelRow[] | undefined => {
  const target = decodePushPath(readPushUrl(url).path, pathsOf(gateway), namingOf(gateway))
  return target.ok ? readingOrder(target.key).map(([name, value]) => [name, value.toWellFormed()] as const) : undefined
}

/** What there is to ask; undefined while nothing was filled in. */
export const requestOf = (gateway: string, { method, by, url, rows, body }: TryForm): TryRequest | undefined => {
  const labels = rows.filter(([name]) => name !== '').map(([name, value]): [string, string] => [name, value])
  const isEmpty = by === 'url' ? url.trim() === '' : labels.every(([, value]) => value === '')
  if (isEmpty && body === '') return undefined
  return { gateway, method, to: by === 'url' ? { url } : { labels }, body }
}

/** The form's state, and the ways to change it: a URL and its labels are kept in step. */
export const useTryForm = (gateway: Gateway, start: TryStart | undefined) => {
  const [form, setForm] = useState(() => begin(gateway, start))
  const change = (part: Partial<TryForm>) => setForm((before) => ({ ...before, ...part }))
  return {
    form,
    change,
    typeUrl: (url: string) => change({ by: 'url', url, rows: rowsOf(gateway, url) ?? form.rows }),
    typeLabels: (rows: readonly LabelRow[]) => change({ by: 'labels', rows, url: urlOf(gateway, rows) }),
  }
}
