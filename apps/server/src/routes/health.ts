import { Hono } from 'hono'
import type { Deps } from '../deps.ts'

/** Liveness, readiness and Gatehouse's own metrics. It is ready once every gateway was tried. */
export const healthRoutes = ({ gateways, telemetry }: Pick<Deps, 'gateways' | 'telemetry'>) =>
  new Hono()
    .get('/-/healthy', (c) => c.text('OK\n'))
    .get('/-/ready', (c) => {
      const untried = gateways.readers.filter((reader) => !reader.lastRead() && !reader.failure())
      return untried.length === 0
        ? c.text('OK\n')
        : c.text(`not ready: ${untried.map(({ name }) => name).join(', ')} not read yet\n`, 503)
    })
    .get('/metrics', async (c) => c.body(await telemetry.print(), 200, { 'Content-Type': telemetry.contentType }))
