import { duration, type GroupState, groupStates } from '@gatehouse/domain'
import * as z from 'zod/mini'
import { listParam, sortParam, textParam, textParamThat } from '../../lib/search-schema.ts'

const sortKeys = ['state', 'group', 'gateway', 'last_push', 'overdue', 'series', 'families'] as const

export type SortKey = (typeof sortKeys)[number]

const isState = (text: string): text is GroupState => groupStates.some((state) => state === text)

const isName = (text: string): text is string => text !== ''

const durationParam = textParamThat((text) => duration.decode(text) !== undefined)

/** All there is to know about what the Groups page shows. Empty means "not set", and is left out of the URL. */
export const groupsSearch = z.object({
  match: textParam,
  state: listParam(isState),
  gateway: listParam(isName),
  older_than: durationParam,
  younger_than: durationParam,
  sort: sortParam(sortKeys),
  /** The group whose panel is open. */
  group: textParam,
  tab: textParam,
})

export type GroupsSearch = z.output<typeof groupsSearch>

const emptySearch: GroupsSearch = groupsSearch.parse({})

/** The parts that decide which groups are shown. */
export const filterOf = ({ match, state, gateway, older_than, younger_than }: GroupsSearch) => ({
  match,
  state,
  gateway,
  older_than,
  younger_than,
})

export type GroupsFilter = ReturnType<typeof filterOf>

export const noFilter: GroupsFilter = filterOf(emptySearch)

export type Sort = { readonly key: SortKey; readonly descending: boolean }

export const sortOf = ({ sort }: Pick<GroupsSearch, 'sort'>): Sort => ({
  key: sortKeys.find((key) => key === sort.replace(/^-/, '')) ?? 'state',
  descending: sort.startsWith('-'),
})

const bestFirst: Record<SortKey, boolean> = {
  state: false,
  group: false,
  gateway: false,
  last_push: true,
  overdue: true,
  series: true,
  families: true,
}

/** The sort after a click on a column: first the way it is mostly wanted, then the other way round. */
export const sortAfterClick = (current: Sort, key: SortKey): string => {
  const descending = current.key === key ? !current.descending : bestFirst[key]
  return key === 'state' && !descending ? '' : `${descending ? '-' : ''}${key}`
}
