import { type Flag, flagList } from './flag-list.ts'

const printFlag = ([name, flag]: readonly [string, Flag]) => {
  const value = flag.value ? `=${flag.value}` : ''
  const otherwise = flag.otherwise ? ` Default: ${flag.otherwise}.` : ''
  return `  --${name}${value}\n      ${flag.help}${otherwise}\n`
}

export const helpText = `usage: gatehouse [flags]

A web dashboard for the Prometheus Pushgateway.

${Object.entries(flagList).map(printFlag).join('')}
Each flag can be set in the environment, too: --log.level as GATEHOUSE_LOG_LEVEL.
`
