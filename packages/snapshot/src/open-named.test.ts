import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openNamed, openWhole } from './read-groups.ts'
import { aFamily, aGroup, read } from './test-groups.ts'

const names = ['m', 'm_sum', 'labels', 'last_push_successful', '__proto__', 'é"<', 'n']

test('families that are opened by name are those of the whole group', async () => {
  const group = fc.tuple(fc.nat(9), fc.subarray(names)).map(([job, families]) =>
    aGroup({
      labels: { job: `${job}` },
      families: Object.fromEntries(families.map((name) => [name, aFamily([{ labels: { m: '"n":' }, value: '1' }])])),
    }),
  )
  const groups = fc.uniqueArray(group, { selector: ({ labels }) => JSON.stringify(labels) })
  await fc.assert(
    fc.asyncProperty(groups, fc.subarray(names), async (given, wanted) => {
      const found = await read(...given)
      const whole = openWhole(found)
      const named = openNamed(found, new Set(wanted))
      for (const one of found) {
        expect(named.get(one)).toEqual(whole.get(one)?.filter(({ name }) => wanted.includes(name)))
      }
    }),
  )
})
