import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterAnswer, afterReading, deletesAtOnce, firstPace, isHopeless, isTrouble, type TimedAnswer } from './pace.ts'

const accepted = (took: number): TimedAnswer => ({ answer: { kind: 'accepted', at: null }, took })
const because = (kind: 'refused' | 'overloaded' | 'unanswered'): TimedAnswer => ({
  answer: { kind, reason: kind },
  took: 1,
})

const anyAnswer = () =>
  fc.oneof(
    fc.nat({ max: 2000 }).map(accepted),
    fc.constantFrom('refused' as const, 'overloaded' as const, 'unanswered' as const).map(because),
  )

/** The pace after readings, each with the answers to its deletes. */
const paceAfter = (readings: readonly (readonly TimedAnswer[])[]) =>
  readings.reduce((pace, answers) => {
    const wasTroubled = answers.some((one) => isTrouble(pace, one))
    return afterReading(answers.reduce(afterAnswer, pace), { wasTroubled })
  }, firstPace)

test('whatever is answered, at most 500 of the 1,000 places of the queue are ours, and at least 5 groups go on', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyAnswer())), (readings) => {
      const pace = paceAfter(readings)
      expect(pace.limit).toBeGreaterThanOrEqual(5)
      expect(pace.limit).toBeLessThanOrEqual(500)
      expect(deletesAtOnce(pace)).toBeGreaterThanOrEqual(1)
      expect(deletesAtOnce(pace)).toBeLessThanOrEqual(8)
    }),
  )
})

test('the limit grows step by step while answers are quick, and halves once for a reading that met trouble', () => {
  const quick = [accepted(2), accepted(3)]
  expect(paceAfter([quick, quick, quick]).limit).toBe(400)
  expect(paceAfter([quick, quick, quick, [accepted(900), accepted(800)]]).limit).toBe(200)
  expect(paceAfter([quick, [because('unanswered')]]).limit).toBe(100)
  expect(paceAfter([quick, [because('overloaded')]]).limit).toBe(100)
})

test('a gateway that is far away is not slow', () => {
  expect(paceAfter([[accepted(600)], [accepted(640), accepted(800)]]).limit).toBe(300)
})

test('a refusal of one group changes nothing, however many there are', () => {
  const pace = paceAfter([Array.from({ length: 50 }, () => because('refused'))])
  expect(pace.limit).toBe(200)
  expect(isHopeless(pace)).toBe(false)
})

test('ten deletes in a row that are not taken are enough; one that is taken begins the count anew', () => {
  const nine = Array.from({ length: 9 }, () => because('overloaded'))
  expect(isHopeless(paceAfter([nine]))).toBe(false)
  expect(isHopeless(paceAfter([nine, [because('unanswered')]]))).toBe(true)
  expect(isHopeless(paceAfter([nine, [accepted(1)], nine]))).toBe(false)
})
