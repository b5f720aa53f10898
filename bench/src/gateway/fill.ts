import { exactPath, type Labels, textBody } from '@gatehouse/testing'
import { Pool } from 'undici'
import { type CorpusGroup, corpusGroup } from '../corpus/corpus.ts'

/** One request of many to a gateway. */
type Sent = { readonly method: 'PUT' | 'DELETE'; readonly labels: Labels; readonly body?: string }

/** Sends requests over many connections at once, the next as soon as one is answered. Throws when one is refused. */
const sendAll = async (
  url: string,
  requests: Iterable<Sent>,
  { connections }: { readonly connections: number },
): Promise<void> => {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const queue = requests[Symbol.iterator]()
  const work = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { method, labels, body } = next.value
      const path = exactPath(labels)
      const response = await pool.request({ method, path, ...(body === undefined ? {} : { body }) })
      if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode}`)
      await response.body.dump()
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  await pool.close()
}

const put = ({ labels, families }: CorpusGroup): Sent => ({ method: 'PUT', labels, body: textBody(families) })

function* puts(indices: Iterable<number>, version: number): Generator<Sent> {
  for (const index of indices) yield put(corpusGroup(index, version))
}

/** Pushes groups of the corpus by their numbers. */
export const pushGroups = (url: string, indices: Iterable<number>, version = 0): Promise<void> =>
  sendAll(url, puts(indices, version), { connections: 8 })

/** Deletes groups of the corpus by their numbers. */
export const deleteGroups = (url: string, indices: readonly number[], connections = 8): Promise<void> => {
  const requests = indices.map((index) => ({ method: 'DELETE', labels: corpusGroup(index).labels }) as const)
  return sendAll(url, requests, { connections })
}

/** The whole numbers from one to just before another. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)
