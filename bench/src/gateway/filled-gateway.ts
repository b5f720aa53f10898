import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { eventually, type RunningPushgateway, startPushgateway, temporaryFolder, textBody } from '@gatehouse/testing'
import { corpusGroup } from '../corpus/corpus.ts'
import { timed } from '../pause.ts'
import { root } from '../root.ts'
import { say } from '../say.ts'
import { pushGroups, range } from './fill.ts'

// Filled gateways are kept as the files they persist to. Deleting the folder is safe.
const cache = join(root, '.toolchain', 'bench')

const corpusMark = () => {
  const sample = range(0, 100).map((index) => corpusGroup(index))
  const text = sample.map(({ labels, families }) => JSON.stringify(labels) + textBody(families)).join('')
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** Ends a gateway and waits until it has written all its groups down, however long that takes. */
const persist = async ({ pid, stop }: RunningPushgateway) => {
  process.kill(pid, 'SIGTERM')
  await eventually(() => isGone(pid), { within: 120_000 })
  await stop()
}

const build = async (groups: number, file: string) => {
  const fresh = join(temporaryFolder(), 'groups')
  const gateway = await startPushgateway({
    checked: false,
    persistenceFile: fresh,
    args: ['--persistence.interval=24h'],
  })
  const took = await timed(() => pushGroups(gateway.url, range(0, groups)))
  await persist(gateway)
  mkdirSync(cache, { recursive: true })
  // Another benchmark may look for it at any time: it is there whole or not at all.
  copyFileSync(fresh, `${file}.${process.pid}`)
  renameSync(`${file}.${process.pid}`, file)
  say(`filled a gateway with ${groups} groups in ${(took / 1000).toFixed(1)} s`)
}

const filledFile = async (groups: number) => {
  const file = join(cache, `groups-${groups}-${corpusMark()}`)
  if (!existsSync(file)) await build(groups, file)
  return file
}

type Filled = { readonly groups: number; readonly checked?: boolean }

/** Starts a real Pushgateway that holds the first groups of the corpus; unless told otherwise it checks no pushes. */
export const startFilledGateway = async ({ groups, checked = false }: Filled): Promise<RunningPushgateway> => {
  const persistenceFile = join(temporaryFolder(), 'groups')
  if (groups > 0) copyFileSync(await filledFile(groups), persistenceFile)
  const gateway = await startPushgateway({ checked, persistenceFile, args: ['--persistence.interval=24h'] })
  // Nobody needs what it would write at its end.
  return { ...gateway, pid: gateway.pid, stop: gateway.kill }
}
