import type { CollisionKind, GroupState, Outcome, Severity } from '@gatehouse/domain'
import type { AppType, FirstRows, LiveEvents } from '@gatehouse/server'
import { type ClientResponse, hc, type InferRequestType, type InferResponseType } from 'hono/client'
import { noAnswer, problemOf } from './api-problem.ts'
import { arrivedAt, fetchOrTake } from './asked-ahead.ts'
import { baseUrl } from './base-url.ts'

// Relative to <base href>, so that it works below any route prefix.
const client = hc<AppType>(new URL('api/v1', baseUrl).href, { fetch: fetchOrTake })

const { collisions, events, gateways, groups, jobs, labels, plans, runs, try: tries } = client

/** Answers and requests as the server's routes have them; wire.ts names them. */
export type Wire = {
  readonly collisions: InferResponseType<typeof collisions.$get, 200>
  readonly events: LiveEvents
  readonly firstRows: FirstRows
  readonly gateways: InferResponseType<typeof gateways.$get, 200>
  readonly groups: InferResponseType<typeof groups.$get, 200>
  readonly group: InferResponseType<(typeof groups)[':id']['$get'], 200>
  readonly jobs: InferResponseType<typeof jobs.$get, 200>
  readonly labels: InferResponseType<typeof labels.$get, 200>
  readonly planRequest: InferRequestType<typeof plans.$post>['json']
  readonly plan: InferResponseType<typeof plans.$post, 201>
  readonly planItems: InferResponseType<(typeof plans)[':id']['items']['$get'], 200>
  readonly planKept: InferResponseType<(typeof plans)[':id']['kept']['$get'], 200>
  readonly run: InferResponseType<(typeof runs)[':id']['$get'], 200>
  readonly tryRequest: InferRequestType<typeof tries.$post>['json']
  readonly tried: InferResponseType<typeof tries.$post, 200>
}

export type GroupsQuery = {
  readonly gateway?: readonly string[]
  readonly match?: string
  readonly state?: readonly GroupState[]
  /** Severities, kinds and ids of collisions. */
  readonly collisions?: readonly string[]
  readonly older_than?: string
  readonly younger_than?: string
  readonly sort?: string
  readonly limit?: number
  readonly offset?: number
}

export type JobsQuery = Pick<GroupsQuery, 'gateway' | 'match' | 'sort' | 'limit' | 'offset'>

export type LabelsQuery = Pick<GroupsQuery, 'gateway' | 'match' | 'limit'> & {
  readonly name?: string
  readonly contains?: string
}

export type CollisionsQuery = Pick<GroupsQuery, 'gateway' | 'limit'> & {
  readonly severity?: readonly Severity[]
  readonly kind?: readonly CollisionKind[]
  /** Only what this group is part of. */
  readonly group?: string
}

type PlanWindow = { readonly offset: number; readonly limit: number }

export type RunQuery = {
  readonly from: number
  readonly limit: number
  /** Only results with these outcomes; all when there are none. */
  readonly outcome: readonly Outcome[]
}

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** As query parameters are written: all text, nothing that is empty. */
const params = ({ gateway = [], state = [], ...rest }: Query & Pick<GroupsQuery, 'gateway' | 'state'>) => ({
  ...Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ),
  gateway: [...gateway],
  state: [...state],
})

/** The answer and when it arrived, by a clock nobody can set; or an ApiProblem that says why there is none. */
const timedAnswerOf = async <T>(asked: Promise<ClientResponse<T>>, signal?: AbortSignal) => {
  const response = await asked.catch((cause: unknown) => {
    throw signal?.aborted ? cause : noAnswer(cause)
  })
  if (!response.ok) throw await problemOf(response)
  // hono types json() by the format of the answer; ours are all JSON.
  const answer = (await response.json()) as T
  return { answer, receivedAt: arrivedAt(response) }
}

const answerOf = async <T>(asked: Promise<ClientResponse<T>>, signal?: AbortSignal): Promise<T> =>
  (await timedAnswerOf(asked, signal)).answer

const during = (signal: AbortSignal | undefined) => ({ init: { ...(signal && { signal }) } })

// The server takes writes as JSON only, also those that say nothing.
const emptyJson = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } }

/** The answers as the app knows them: with the time they arrived. */
export const received = {
  gateways: (answer: Wire['gateways'], receivedAt: number) => ({ ...answer, receivedAt }),
  groups: (answer: Wire['groups'], receivedAt: number) => ({
    ...answer,
    asOf: answer.asOf.map((one) => ({ ...one, receivedAt })),
  }),
}

/** Everything this page asks its server. Failures are thrown as ApiProblem. */
export const api = {
  eventsUrl: events.$url().href,

  gateways: async (signal?: AbortSignal) => {
    const { answer, receivedAt } = await timedAnswerOf(gateways.$get({}, during(signal)), signal)
    return received.gateways(answer, receivedAt)
  },

  groups: async ({ collisions = [], ...query }: GroupsQuery, signal?: AbortSignal) => {
    const asked = groups.$get({ query: { ...params(query), collisions: [...collisions] } }, during(signal))
    const { answer, receivedAt } = await timedAnswerOf(asked, signal)
    return received.groups(answer, receivedAt)
  },
  group: async (id: string, signal?: AbortSignal) => {
    const { answer, receivedAt } = await timedAnswerOf(groups[':id'].$get({ param: { id } }, during(signal)), signal)
    return { ...answer, asOf: { ...answer.asOf, receivedAt } }
  },
  jobs: async (query: JobsQuery, signal?: AbortSignal) => {
    const { answer, receivedAt } = await timedAnswerOf(jobs.$get({ query: params(query) }, during(signal)), signal)
    return { ...answer, asOf: answer.asOf.map((one) => ({ ...one, receivedAt })) }
  },
  collisions: async (
    { severity = [], kind = [], gateway = [], group, limit }: CollisionsQuery,
    signal?: AbortSignal,
  ) => {
    const lists = { gateway: [...gateway], severity: [...severity], kind: [...kind] }
    const query = { ...lists, ...(group && { group }), ...(limit !== undefined && { limit: `${limit}` }) }
    const { answer, receivedAt } = await timedAnswerOf(collisions.$get({ query }, during(signal)), signal)
    return { ...answer, asOf: answer.asOf.map((one) => ({ ...one, receivedAt })) }
  },
  labels: (query: LabelsQuery, signal?: AbortSignal) =>
    answerOf(labels.$get({ query: params(query) }, during(signal)), signal),

  plan: (request: Wire['planRequest']) => answerOf(plans.$post({ json: request })),
  applyPlan: (id: string, confirm?: string) =>
    answerOf(plans[':id'].apply.$post({ param: { id }, json: confirm === undefined ? {} : { confirm } })),
  planItems: (id: string, { offset, limit }: PlanWindow, signal?: AbortSignal) =>
    answerOf(
      plans[':id'].items.$get({ param: { id }, query: { offset: `${offset}`, limit: `${limit}` } }, during(signal)),
      signal,
    ),
  planKept: (id: string, { offset, limit }: PlanWindow, signal?: AbortSignal) =>
    answerOf(
      plans[':id'].kept.$get({ param: { id }, query: { offset: `${offset}`, limit: `${limit}` } }, during(signal)),
      signal,
    ),
  run: (id: string, { from, limit, outcome }: RunQuery, signal?: AbortSignal) =>
    answerOf(
      runs[':id'].$get(
        { param: { id }, query: { from: `${from}`, limit: `${limit}`, outcome: [...outcome] } },
        during(signal),
      ),
      signal,
    ),
  tryPush: (request: Wire['tryRequest'], signal?: AbortSignal) =>
    answerOf(tries.$post({ json: request }, during(signal)), signal),
  stopRun: (id: string) => answerOf(runs[':id'].stop.$post({ param: { id } }, emptyJson)),
}
