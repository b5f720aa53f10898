import { afterEach, vi } from 'vitest'
import { collisionsAnswer, gatewaysAnswer, groupsAnswer } from './builders.ts'

export type FakeRequest = { readonly method: string; readonly url: URL; readonly body: unknown }

/** Answers with a value (200), with a Response, or throws as a network that is down does. */
export type Handler = (request: FakeRequest) => unknown

/** By "METHOD path", the path below `/api/v1/`, `*` for one segment: `'GET groups/*'`. The first that fits answers. */
export type Handlers = Readonly<Record<string, Handler>>

const fits = (pattern: string, request: string) => {
  const wanted = pattern.split(/[ /]/)
  const given = request.split(/[ /]/)
  return wanted.length === given.length && wanted.every((part, i) => part === '*' || part === given[i])
}

export const problem = (status: number, code: string, title: string, more: Record<string, unknown> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, detail: '', code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

const ordinary: Handlers = {
  'GET gateways': () => gatewaysAnswer(),
  'GET collisions': () => collisionsAnswer([]),
  'GET groups': () => groupsAnswer([]),
  'GET labels': () => ({ names: [], values: [], pairs: [] }),
}

/**
 * A server for tests, in place of fetch until the test ends. Handlers given later come first. Returns what was asked
 * so far and `answer`, which changes handlers while the page runs.
 */
export const fakeApi = (handlers: Handlers = {}) => {
  const asked: FakeRequest[] = []
  let current: Handlers = { ...ordinary, ...handlers }
  vi.stubGlobal('fetch', async (address: string | URL | Request, init: RequestInit = {}) => {
    const given = new Request(address, init.signal ? { ...init, signal: null } : init)
    const url = new URL(given.url)
    const text = await given.text()
    const request = { method: given.method, url, body: text === '' ? undefined : JSON.parse(text) }
    asked.push(request)
    const isJson = given.headers.get('content-type')?.startsWith('application/json')
    if (given.method !== 'GET' && !isJson) return problem(415, 'not-json', 'Writes are JSON')
    const name = `${request.method} ${url.pathname.replace(/^.*\/api\/v1\//, '')}`
    const found = Object.entries(current).find(([pattern]) => fits(pattern, name))
    if (!found) return problem(404, 'not-found', `No fake answer for ${name}`)
    const answer = await found[1](request)
    return answer instanceof Response ? answer : Response.json(answer)
  })
  return {
    asked,
    answer: (changed: Handlers) => {
      current = { ...current, ...changed }
    },
  }
}

afterEach(() => vi.unstubAllGlobals())
