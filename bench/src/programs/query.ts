import { viewSnapshot } from '@gatehouse/snapshot'
import { ask } from '../product/ask.ts'
import { openMemory } from '../product/open-memory.ts'
import type { Program } from '../program.ts'
import { answerOfManyGroups, readAt } from '../query/many-groups.ts'
import { askNaively, type PlainGroup, plainGroups } from '../query/naive.ts'
import type { Question, QuestionKind } from '../query/question.ts'
import { questionKinds } from '../query/question-kinds.ts'
import type { Finding } from '../report/finding.ts'
import { short } from '../report/print.ts'
import { limited } from '../report/ratios.ts'
import { say } from '../say.ts'
import { median, quantile } from '../statistics.ts'

type View = ReturnType<typeof viewSnapshot>

const questionOf = ({ match, sort, states = [], offset = 0 }: QuestionKind, number: number): Question => ({
  match: match?.(number) ?? '',
  sort: sort ?? { key: 'state', descending: false },
  states,
  offset,
  now: readAt,
})

const timeOf = (act: () => unknown) => {
  const began = performance.now()
  act()
  return performance.now() - began
}

let patterns = 0

type Samples = { readonly warm: number[]; readonly first: number[]; readonly naive: number[] }

const assertSame = (view: View, groups: readonly PlainGroup[], kind: QuestionKind) => {
  const [ours, theirs] = [ask(view, questionOf(kind, 1)), askNaively(groups, questionOf(kind, 1))]
  if (ours.matched === theirs.matched) return
  throw new Error(`${kind.what}: ${ours.matched} groups match, naively ${theirs.matched}`)
}

/** Asks one kind of question in turns: one already asked, one with a new pattern, and the naive way. */
const measure = (view: View, groups: readonly PlainGroup[], kind: QuestionKind, rounds: number): Samples => {
  const samples: Samples = { warm: [], first: [], naive: [] }
  assertSame(view, groups, kind)
  const known = questionOf(kind, 1)
  for (let round = 0; round < rounds; round++) {
    const fresh = questionOf(kind, 1000 + patterns++)
    samples.warm.push(timeOf(() => ask(view, known)))
    if (kind.match) samples.first.push(timeOf(() => ask(view, fresh)))
    // It takes far longer, and fewer samples tell as much.
    if (round % 10 === 0) samples.naive.push(timeOf(() => askNaively(groups, known)))
  }
  return samples
}

const p99 = (samples: readonly number[]) => quantile(samples, 0.99)

const worst = (all: readonly Samples[], pick: (samples: Samples) => readonly number[]) =>
  Math.max(
    ...all
      .map(pick)
      .filter(({ length }) => length > 0)
      .map(p99),
  )

const report = (what: string, { warm, first, naive }: Samples) => {
  const news = first.length === 0 ? '' : `, new pattern ${short(median(first))} / ${short(p99(first))}`
  say(`${what.padEnd(40)} ${short(median(warm))} / ${short(p99(warm))} ms${news}, naive ${short(median(naive))} ms`)
}

const judge = (all: readonly Samples[], size: string): readonly Finding[] => {
  const other = { side: 'naively', samples: all.flatMap(({ naive }) => naive) }
  const note = 'measured: the p99 of the slowest kind of question'
  return [
    limited({
      what: `a question, warm, ${size}`,
      unit: 'ms',
      ours: all.flatMap(({ warm }) => warm),
      measured: worst(all, ({ warm }) => warm),
      target: 10,
      stretch: 3,
      other,
      note,
    }),
    limited({
      what: `a question with a new pattern, ${size}`,
      unit: 'ms',
      ours: all.flatMap(({ first }) => first),
      measured: worst(all, ({ first }) => first),
      target: 40,
      stretch: 15,
      other,
      note,
    }),
  ]
}

const withPatterns = questionKinds.filter(({ match }) => match)

/** First questions to snapshots nobody has asked yet, each with a new pattern. */
const firstQuestions = (viewOf: () => View, rounds: number) =>
  Array.from({ length: rounds }, (_, round) => {
    const view = viewOf()
    const kind = withPatterns[round % withPatterns.length]
    return kind ? timeOf(() => ask(view, questionOf(kind, patterns++))) : Number.NaN
  })

const measureSize = async (groups: number, rounds: number): Promise<readonly Finding[]> => {
  const memory = openMemory()
  const published = await memory.refresh({ chunks: answerOfManyGroups(groups), readAt })
  // One group in a thousand has gone, as many are new.
  const next = await memory.refresh({ chunks: answerOfManyGroups(groups, Math.ceil(groups / 1000)), readAt })
  const view = viewSnapshot(published)
  const plain = plainGroups(view)
  // The first times are those of the compiler.
  for (const kind of [...questionKinds, ...questionKinds]) ask(view, questionOf(kind, patterns++))
  say(`p50 / p99 over ${groups} groups`)
  const all = questionKinds.map((kind) => {
    const samples = measure(view, plain, kind, rounds)
    report(kind.what, samples)
    return samples
  })
  const size = `${groups.toLocaleString('en-US')} groups`
  const few = Math.min(rounds, 20)
  return [
    ...judge(all, size),
    {
      what: `the first question after a read that found new pods, new pattern, ${size}`,
      unit: 'ms',
      ours: firstQuestions(() => viewSnapshot(next, view), few),
    },
    { what: `the very first question, ${size}`, unit: 'ms', ours: firstQuestions(() => viewSnapshot(published), few) },
  ]
}

export const query: Program = {
  name: 'query',
  about: 'filter, sort and window over many groups, in the serving thread',
  quick: { groups: [100_000], rounds: 20 },
  full: { rounds: 200 },
  run: async ({ groups, rounds }) => {
    const found: Finding[] = []
    for (const size of groups) found.push(...(await measureSize(size, rounds)))
    return found
  },
}
