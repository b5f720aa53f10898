import { runMain } from './say.js'
import { asksOnlyForText } from './start/arguments.js'
import { chooseGateway } from './start/choose-gateway.js'
import { prepareServer } from './start/prepare-server.js'
import { runServer } from './start/run-server.js'

const start = async (args) => {
  const environment = await prepareServer({ withWeb: !asksOnlyForText(args) })
  const { args: gatewayArgs, stop } = await chooseGateway(args, environment)
  try {
    return await runServer([...gatewayArgs, ...args], environment)
  } finally {
    await stop()
  }
}

await runMain(() => start(process.argv.slice(2)))
