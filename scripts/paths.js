import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What the scripts fetch: Node, pnpm, Pushgateways, a Prometheus. Ignored by git; deleting it is safe. */
export const toolchainFolder = join(root, '.toolchain')
