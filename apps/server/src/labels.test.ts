import { pushTo, startPushgateway } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { startTestGatehouse } from './test-gatehouse.ts'

test('a text is found in the values of any label, in any case; of a named label its values are listed', async () => {
  const gateway = await startPushgateway()
  const gatehouse = await startTestGatehouse(`--pushgateway.url=prod=${gateway.url}`)
  await pushTo(gateway.url, { job: 'etl', instance: 'Worker-0001:80' }, 'm 1\n')
  await pushTo(gateway.url, { job: 'dump', instance: 'Worker-0001:80' }, 'm 1\n')
  await pushTo(gateway.url, { job: 'worker-0001' }, 'm 1\n')
  await gatehouse.readAgain()

  const any = await gatehouse.get('/labels?contains=WORKER-0001')
  const pairs = [
    { name: 'instance', value: 'Worker-0001:80', groups: 2 },
    { name: 'job', value: 'worker-0001', groups: 1 },
  ]
  expect(any).toEqual({ status: 200, body: { names: [], values: [], pairs } })
  const first = await gatehouse.get('/labels?contains=WORKER-0001&limit=1')
  expect(first.body.pairs).toEqual(pairs.slice(0, 1))
  const named = await gatehouse.get('/labels?contains=WORKER-0001&name=job')
  expect(named.body).toMatchObject({ values: [{ value: 'worker-0001', groups: 1 }], pairs: [] })

  await gatehouse.stop()
  await gateway.stop()
})
