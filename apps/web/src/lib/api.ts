import type { GroupState } from '@gatehouse/domain'
import { ApiProblem, noAnswer, problemOf } from './api-problem.ts'
import type {
  AsOf,
  GatewaysAnswer,
  GroupAnswer,
  GroupsAnswer,
  JobsAnswer,
  LabelsAnswer,
  Plan,
  PlanRequest,
  Run,
} from './wire.ts'

export { ApiProblem }

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

export type GroupsQuery = {
  readonly gateway?: readonly string[]
  readonly match?: string
  readonly state?: readonly GroupState[]
  readonly older_than?: string
  readonly younger_than?: string
  readonly sort?: string
  readonly limit?: number
  readonly offset?: number
}

export type JobsQuery = Pick<GroupsQuery, 'gateway' | 'match' | 'sort' | 'limit' | 'offset'>

export type LabelsQuery = {
  readonly gateway?: readonly string[]
  readonly match?: string
  readonly name?: string
  readonly contains?: string
  readonly limit?: number
}

const address = (path: string, query: Query = {}): string => {
  // Relative to <base href>, so that it works below any route prefix.
  const url = new URL(`api/v1/${path}`, document.baseURI)
  for (const [name, value] of Object.entries(query)) {
    const values = value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
    for (const one of values) url.searchParams.append(name, String(one))
  }
  return url.href
}

const ask = async <T>(url: string, init: RequestInit): Promise<T> => {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw noAnswer(cause)
  })
  if (!response.ok) throw await problemOf(response)
  return response.json()
}

const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  ask(address(path, query), { ...(signal && { signal }) })

const post = <T>(path: string, body: unknown = {}): Promise<T> =>
  ask(address(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const stamp = <T extends Omit<AsOf, 'receivedAt'>>(asOf: T): T & AsOf => ({ ...asOf, receivedAt: performance.now() })

const stampAll = <T extends { readonly asOf: readonly AsOf[] }>(answer: T): T => ({
  ...answer,
  asOf: answer.asOf.map(stamp),
})

/** Everything this page asks its server. Failures are thrown as ApiProblem. */
export const api = {
  gateways: async (signal?: AbortSignal): Promise<GatewaysAnswer> => ({
    ...(await get<GatewaysAnswer>('gateways', {}, signal)),
    receivedAt: performance.now(),
  }),
  groups: async (query: GroupsQuery, signal?: AbortSignal) =>
    stampAll(await get<GroupsAnswer>('groups', query, signal)),
  group: async (id: string, signal?: AbortSignal): Promise<GroupAnswer> => {
    const answer = await get<GroupAnswer>(`groups/${encodeURIComponent(id)}`, {}, signal)
    return { ...answer, asOf: stamp(answer.asOf) }
  },
  jobs: async (query: JobsQuery, signal?: AbortSignal) => stampAll(await get<JobsAnswer>('jobs', query, signal)),
  labels: (query: LabelsQuery, signal?: AbortSignal) => get<LabelsAnswer>('labels', query, signal),
  plan: (request: PlanRequest) => post<Plan>('plans', request),
  applyPlan: (id: string, confirm?: string) =>
    post<{ readonly runId: string }>(`plans/${encodeURIComponent(id)}/apply`, confirm === undefined ? {} : { confirm }),
  run: (id: string, signal?: AbortSignal) => get<Run>(`runs/${encodeURIComponent(id)}`, {}, signal),
  stopRun: (id: string) => post<unknown>(`runs/${encodeURIComponent(id)}/stop`),
}
