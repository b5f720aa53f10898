import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually, temporaryFolder } from '@gatehouse/testing'
import { startGatehouse } from './gatehouse.ts'
import { readFlags } from './settings/read-flags.ts'
import { readSettings } from './settings/settings.ts'

const webRoot = () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'index.html'), '<!doctype html><base href="/"><title>Gatehouse</title>')
  return folder
}

type Run = {
  readonly state: string
  readonly total: number
  readonly done: number
  readonly outcomes: Record<string, number>
  readonly results: readonly { readonly id: string; readonly outcome: string; readonly detail: string }[]
}

// Nobody waits seconds in a test.
const pollInterval = 50

/** Starts the whole program in this process, on a free port, and talks to it as a client does. For tests only. */
export const startTestGatehouse = async (...args: readonly string[]) => {
  const flags = readFlags(['--web.listen-address=127.0.0.1:0', '--log.level=error', ...args], {})
  const settings = await readSettings(flags)
  const gateways = settings.gateways.map((gateway) => ({ ...gateway, pollInterval }))
  const activityFile = join(temporaryFolder(), 'activity.log')
  const options = { webRoot: webRoot(), activityDescriptor: openSync(activityFile, 'a') }
  const gatehouse = await startGatehouse({ ...settings, gateways }, options)
  const url = `http://127.0.0.1:${gatehouse.port}`

  const get = async (path: string) => {
    const response = await fetch(`${url}/api/v1${path}`)
    return { status: response.status, body: await response.json() }
  }
  const post = async (path: string, body: unknown = {}) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  const groups = async (search = '') => (await get(`/groups?limit=1000${search}`)).body
  // Two more reads begin and end after this call: what was pushed before it is in the answers after it.
  const readAgain = async () => {
    const reads = async () => {
      const text = await (await fetch(`${url}/metrics`)).text()
      return [...text.matchAll(/gatehouse_reads_total\{.*\} (\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0)
    }
    const before = await reads()
    await eventually(async () => (await reads()) >= before + 2, { within: 20_000 })
  }
  const finished = async (runId: string): Promise<Run> => {
    for (;;) {
      const { status, body } = await get(`/runs/${runId}`)
      if (status !== 200) throw new Error(`run ${runId}: ${JSON.stringify(body)}`)
      if (body.state === 'done') return body
      await pause(20)
    }
  }
  const activity = () => readFileSync(activityFile, 'utf8')
  return { ...gatehouse, url, get, post, groups, readAgain, finished, activity }
}

export type TestGatehouse = Awaited<ReturnType<typeof startTestGatehouse>>
