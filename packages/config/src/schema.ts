import { defaultStaleAfter } from '@gatehouse/domain'
import type { z } from 'zod'
import type { Config, GatewayConfig } from './config.ts'
import { expectationSchema } from './expectation-schema.ts'
import { gatewaySchema } from './gateway-schema.ts'
import { durationWithin, list, mapping } from './values.ts'

const gateways = (folder: string) =>
  list(gatewaySchema(folder), 'a list of gateways').superRefine((found, { addIssue }) => {
    for (const [index, { name }] of found.entries()) {
      if (isTaken(found.slice(0, index), name)) {
        addIssue({ code: 'custom', path: [index, 'name'], message: `${JSON.stringify(name)} names a gateway above` })
      }
    }
  })

const isTaken = (above: readonly GatewayConfig[], name: string) => above.some((gateway) => gateway.name === name)

const defaults = () => mapping({ stale_after: durationWithin({ least: 1 }).default(defaultStaleAfter) })

/** The whole file. A section that is there without content counts as absent. */
export const configSchema = (folder: string): z.ZodType<Config> =>
  mapping({
    gateways: gateways(folder).nullish(),
    expectations: list(expectationSchema(), 'a list of expectations').nullish(),
    defaults: defaults().nullish(),
  }).transform(({ gateways, expectations, defaults }) => ({
    gateways: gateways ?? [],
    expectations: expectations ?? [],
    defaults: { staleAfter: defaults?.stale_after ?? defaultStaleAfter },
  }))
