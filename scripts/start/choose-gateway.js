import { startDemo } from '../demo/demo.js'
import { say } from '../say.js'
import { asksOnlyForText, namesGateways } from './arguments.js'

const usual = 'http://localhost:9091'

/** Whether a Pushgateway answers at this address, and nothing else that happens to have the port. */
export const isPushgateway = async (url) => {
  try {
    const response = await fetch(`${url}/api/v1/status`, { redirect: 'error', signal: AbortSignal.timeout(2_000) })
    const { status, data } = await response.json()
    return status === 'success' && 'build_information' in data && 'push.disable-consistency-check' in data.flags
  } catch {
    return false
  }
}

const nothingToStop = async () => {}

/**
 * The arguments that name the gateway to watch: none if the person named one, the one on localhost:9091 if it answers,
 * else the demo's, which then has to be stopped.
 */
export const chooseGateway = async (args, environment) => {
  if (namesGateways(args, environment) || asksOnlyForText(args)) return { args: [], stop: nothingToStop }
  if (await isPushgateway(usual)) {
    say(`gateway: ${usual}`)
    return { args: [`--pushgateway.url=${usual}`], stop: nothingToStop }
  }
  say('gateway: none named and none on localhost:9091, so here is a demo')
  const { configFile, stop } = await startDemo(environment)
  return { args: [`--config.file=${configFile}`], stop }
}
