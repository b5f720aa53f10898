import { pause } from '../pause.ts'
import { questions } from '../questions.ts'
import type { Gatehouse } from './start-gatehouse.ts'

/** Asks for groups all along, so many times a second, one after the other, until it is told to stop. */
export const askSteadily = ({ get }: Gatehouse, { perSecond }: { readonly perSecond: number }) => {
  let isOver = false
  const ask = async () => {
    for (let number = 0; !isOver; number++) {
      const list = questions(number)
      await get(`/groups?${list[number % list.length]}`)
      await pause(1000 / perSecond)
    }
  }
  const asking = ask()
  return {
    stop: async () => {
      isOver = true
      await asking
    },
  }
}
