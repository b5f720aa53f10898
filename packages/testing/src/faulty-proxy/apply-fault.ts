import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { sendGzipBomb, sendHuge } from './big-answer.ts'
import type { Fault, FaultKind } from './fault.ts'
import { startAnswer } from './forward.ts'

/** What to do in place of asking the target; undefined when the target is to be asked. */
export const answerInstead = (fault: Fault | undefined): ((response: ServerResponse) => unknown) | undefined => {
  switch (fault?.kind) {
    case 'reset':
      return ({ socket }) => socket?.resetAndDestroy()
    case 'hang':
      return () => {}
    case 'answer':
      return (response) => response.writeHead(fault.status, fault.headers).end(fault.body)
    case 'gzip-bomb':
      return (response) => sendGzipBomb(response, fault.bytes)
    case 'huge':
      return (response) => sendHuge(response, fault.bytes)
    default:
      return undefined
  }
}

const dateHeader = ({ date }: FaultKind & { kind: 'date' }) => ({
  date: date === null ? undefined : date instanceof Date ? date.toUTCString() : date,
})

const sendPart = async (response: ServerResponse, upstream: IncomingMessage, bytes: number) => {
  const body = Buffer.concat(await upstream.toArray())
  startAnswer(response, upstream, { 'content-length': body.length })
  await new Promise((resolve) => response.write(body.subarray(0, bytes), resolve))
}

const trickle = async (response: ServerResponse, upstream: IncomingMessage, fault: FaultKind & { kind: 'trickle' }) => {
  const body = Buffer.concat(await upstream.toArray())
  startAnswer(response, upstream, { 'content-length': body.length })
  for (let sent = 0; sent < body.length && !response.destroyed; sent += fault.bytes) {
    response.write(body.subarray(sent, sent + fault.bytes))
    await pause(fault.everyMs)
  }
  response.end()
}

/** Passes the target's answer on, spoilt as the fault says. */
export const passOn = async (response: ServerResponse, upstream: IncomingMessage, fault: Fault | undefined) => {
  switch (fault?.kind) {
    case 'cut':
      await sendPart(response, upstream, fault.after)
      return response.destroy()
    case 'stall':
      return sendPart(response, upstream, fault.after)
    case 'trickle':
      return trickle(response, upstream, fault)
    case 'latency':
      await pause(fault.ms)
      break
  }
  startAnswer(response, upstream, fault?.kind === 'date' ? dateHeader(fault) : {})
  upstream.pipe(response)
}
