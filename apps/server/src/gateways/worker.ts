// The worker of one gateway: it reads, decodes and remembers, so that no answer's bytes reach the serving thread.
import { parentPort, workerData } from 'node:worker_threads'
import { printText } from '@gatehouse/exposition'
import { GatewayError, type GatewayStatus, openPushgateway } from '@gatehouse/pushgateway'
import { snapshotPublisher } from '@gatehouse/snapshot'
import { collisionLooks } from './collision-looks.ts'
import { watchGlances } from './glances.ts'
import { largestOpened } from './largest-opened.ts'
import { rememberGateway } from './memory.ts'
import type { Failure, News, Questions, Reply, Request, WorkerStart } from './messages.ts'
import { printFamilies } from './print-families.ts'
import { pushTrier } from './try-push.ts'

const { gateway, address, pollInterval, rules }: WorkerStart = workerData

const pushgateway = openPushgateway(address)
const memory = rememberGateway({ gateway, rules })
const publish = snapshotPublisher(gateway)
const looks = collisionLooks({ gateway, url: address.url, pushgateway, pollInterval }, (news) =>
  parentPort?.postMessage({ news } satisfies News),
)
const tryPush = pushTrier({ gateway, address, pushgateway, probe: looks.probe, held: memory.held })

const glances = watchGlances(looks.glance)

const read = async (asked: Questions['read']['asked']): Promise<Questions['read']['answer']> => {
  const began = performance.now()
  const status = await pushgateway.readStatus()
  const { rows, readAt, wasGlance } = await readRows(status, asked).catch((error: unknown) => {
    void looks.lookAtBroken({ status, now: Date.now() }).catch(complain)
    throw error
  })
  const published = publish(rows, readAt)
  const collisions = looks.look({ rows, now: readAt, status })
  return { published, collisions, status, took: performance.now() - began, wasGlance }
}

const readRows = async (status: GatewayStatus, { mayGlance, ...asked }: Questions['read']['asked']) => {
  const circumstancesAt = (readAt: number) => ({
    ...asked,
    readAt,
    isWholeUtf8: (suspects: string) => looks.areWhole(suspects, { status, now: readAt }),
  })
  const seen = mayGlance ? await glances.glance({ status, now: Date.now() }) : undefined
  if (seen && glances.isEnough(seen)) {
    return { readAt: seen.at, rows: await memory.keep(circumstancesAt(seen.at)), wasGlance: true }
  }
  const { chunks, date } = await pushgateway.readGroups()
  const readAt = date ?? Date.now()
  const before = memory.rows()
  const rows = await memory.take({ ...circumstancesAt(readAt), chunks })
  glances.tookAll({ seen, changed: rows !== before, groups: memory.size() })
  return { readAt, rows, wasGlance: false }
}

const print = (id: string): Questions['families']['answer'] => {
  const size = memory.sizeOf(id)
  if (size > largestOpened) return { tooLarge: size }
  const families = memory.families([id]).get(id)
  return families ? printFamilies(families) : null
}

const answer = async (request: Request) => {
  if (request.kind === 'read') return read(request)
  if (request.kind === 'try') return tryPush(request)
  if (request.kind === 'families') return print(request.id)
  return [...memory.families(request.ids)].map(([id, families]) => [id, printText(families)] as const)
}

const complain = (error: unknown) => process.emitWarning(`collisions of ${gateway}: ${reasonOf(error)}`)

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

// Whatever an answer trips over, the worker lives on: what it remembers of the gateway is worth more than a stack.
const failureOf = (error: unknown): Failure => {
  if (error instanceof GatewayError) return { code: error.code, message: error.message }
  return { code: 'broken-answer', message: `GET ${address.url}: ${reasonOf(error)}` }
}

parentPort?.on('message', async (request: Request) => {
  const { number } = request
  const reply = await answer(request).then(
    (value): Reply => ({ number, ok: true, answer: value }),
    (error: unknown): Reply => ({ number, ok: false, failure: failureOf(error) }),
  )
  parentPort?.postMessage(reply)
})
