const isFlag = (arg, name) => arg === name || arg.startsWith(`${name}=`)

/** Whether the arguments or the environment already say which gateways to watch. */
export const namesGateways = (args, environment) =>
  ['--pushgateway.url', '--config.file'].some((name) => args.some((arg) => isFlag(arg, name))) ||
  ['GATEHOUSE_PUSHGATEWAY_URL', 'GATEHOUSE_CONFIG_FILE'].some((name) => environment[name])

/** Whether the server will only print something and end. */
export const asksOnlyForText = (args) => args.some((arg) => ['--help', '-h', '--version'].includes(arg))
