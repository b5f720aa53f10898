import { duration, type GroupState, groupStates } from '@gatehouse/domain'
import { isCollisionId, isCollisionKind, isSeverity } from '../../components/collision-words.ts'
import { gatewayParam, listParam, searchSchema, textParam, textParamThat } from '../../lib/search-schema.ts'
import { sorting } from '../../lib/sorting.ts'
import type { CollisionFilter } from '../../lib/wire.ts'

const sortKeys = ['state', 'group', 'gateway', 'last_push', 'overdue', 'series', 'families'] as const

export type SortKey = (typeof sortKeys)[number]

export const groupsSorting = sorting(sortKeys, {
  usual: 'state',
  largestFirst: new Set<SortKey>(['last_push', 'overdue', 'series', 'families']),
})

const isState = (text: string): text is GroupState => groupStates.some((state) => state === text)

const isCollision = (text: string): text is CollisionFilter =>
  isSeverity(text) || isCollisionKind(text) || isCollisionId(text)

const durationParam = textParamThat((text) => duration.decode(text) !== undefined)

/** All there is to know about what the Groups page shows. Empty means "not set", and is left out of the URL. */
export const groupsSearch = searchSchema({
  match: textParam,
  state: listParam(isState),
  /** Severities, kinds or ids of collisions a group is part of. */
  collisions: listParam(isCollision),
  gateway: gatewayParam,
  older_than: durationParam,
  younger_than: durationParam,
  sort: groupsSorting.param,
  /** The group whose panel is open. */
  group: textParam,
  tab: textParam,
})

export type GroupsSearch = ReturnType<typeof groupsSearch.parse>

const emptySearch: GroupsSearch = groupsSearch.parse({})

/** The parts that decide which groups are shown. */
export const filterOf = ({ match, state, collisions, gateway, older_than, younger_than }: GroupsSearch) => ({
  match,
  state,
  collisions,
  gateway,
  older_than,
  younger_than,
})

export type GroupsFilter = ReturnType<typeof filterOf>

export const noFilter: GroupsFilter = filterOf(emptySearch)
