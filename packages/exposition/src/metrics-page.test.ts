import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metricsPageReader } from './metrics-page.ts'

const page = `# HELP go_goroutines Number of \\\\ goroutines\\nnow.
# TYPE go_goroutines gauge
go_goroutines 9
go_goroutines{instance="",job="a"} 3
# HELP m Mine.
# TYPE m untyped
m{instance="",job="a",k="job=\\"b\\" \u2028 {"} 1
# HELP push_failure_time_seconds Last.
# TYPE push_failure_time_seconds gauge
push_failure_time_seconds{instance="",job="a"} 0
# HELP push_time_seconds Last.
# TYPE push_time_seconds gauge
push_time_seconds{instance="",job="a"} 1.7e+09
push_time_seconds{instance="",job="b",k="x\\ny\\"\\\\"} 1.7e+09
# HELP pushgateway_http_requests_total Total.
# TYPE pushgateway_http_requests_total counter
pushgateway_http_requests_total{code="200",handler="push",method="put"} 5
pushgateway_http_requests_total{code="400",handler="push",method="post"} 2
pushgateway_http_requests_total{code="400",handler="push",method="put"} 3
pushgateway_http_requests_total{code="400",handler="delete",method="delete"} 7
`

const read = (chunks: readonly string[]) => {
  const reader = metricsPageReader()
  for (const chunk of chunks) reader.push(chunk)
  return reader.end()
}

test('the families of the gateway itself are those with a series that has no job', () => {
  expect(read([page]).own).toEqual([
    { name: 'go_goroutines', type: 'gauge', help: 'Number of \\ goroutines\nnow.' },
    { name: 'pushgateway_http_requests_total', type: 'counter', help: 'Total.' },
  ])
})

test('refused pushes are counted over all methods', () => {
  expect(read([page]).refusedPushes).toBe(5)
})

test('a push time without a failure time is told by its labels', () => {
  expect(read([page]).withoutFailureTime).toEqual([
    [
      ['instance', ''],
      ['job', 'b'],
      ['k', 'x\ny"\\'],
    ],
  ])
})

test('it does not matter where chunks end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: page.length }), { maxLength: 8 }), (cuts) => {
      const ends = [0, ...cuts.toSorted((a, b) => a - b), page.length]
      expect(read(ends.slice(1).map((end, i) => page.slice(ends[i], end)))).toEqual(read([page]))
    }),
  )
})
