import { prepareToolchain } from '../toolchain.js'
import { buildWeb } from './build-web.js'

/** Everything the server needs to run; gives the environment for it. */
export const prepareServer = async ({ withWeb }) => {
  const environment = await prepareToolchain()
  if (withWeb) await buildWeb(environment)
  return environment
}
