import { corpusGroup } from '../corpus/corpus.ts'
import { randomNumbers } from '../corpus/random.ts'

const day = 86_400_000

/** The gateway's clock at the reading that is asked, epoch ms. */
export const readAt = Date.UTC(2026, 10, 22, 12)

const family = (labels: object, value: string) => ({
  time_stamp: '2026-11-22T12:00:00Z',
  type: 'GAUGE',
  metrics: [{ labels, value }],
})

/** A group as the gateway's JSON has it, with one metric only, pushed in the last four days; each has a pod of its own. */
const group = (index: number, random: () => number) => {
  const labels = { ...corpusGroup(index).labels, pod: `pod-${String(index).padStart(6, '0')}-${index % 3}` }
  const pushedAt = (readAt - random() ** 2 * 4 * day) / 1000
  const failedAt = random() < 0.02 ? pushedAt + 60 : 0
  const shown = { instance: '', ...labels }
  return {
    labels,
    last_push_successful: failedAt === 0,
    push_failure_time_seconds: family(shown, failedAt.toExponential()),
    push_time_seconds: family(shown, pushedAt.toExponential()),
    rows: family(labels, String(index)),
  }
}

/** The answer of a gateway that holds so many small groups, the first of them number `from`, in pieces. */
export function* answerOfManyGroups(count: number, from = 0): Generator<Uint8Array> {
  const random = randomNumbers(1)
  yield Buffer.from('{"status":"success","data":[')
  for (let index = from; index < from + count; index++) {
    yield Buffer.from(`${index === from ? '' : ','}${JSON.stringify(group(index, random))}`)
  }
  yield Buffer.from(']}')
}
