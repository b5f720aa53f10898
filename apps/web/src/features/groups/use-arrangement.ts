import { useState } from 'react'
import { arrange, nothingArranged } from './arrangement.ts'
import type { GroupsPageAnswer } from './groups-query.ts'

type Stillness = {
  /** Somebody is at work: rows keep their places. */
  readonly held: boolean
  /** When it changes, the next answer is shown as it is, even though somebody is at work. */
  readonly epoch: number
}

/** Which group is on which row now. `apply` shows the newest answer even though somebody is at work. */
export const useArrangement = (answer: GroupsPageAnswer | undefined, { held, epoch }: Stillness) => {
  const [shown, setShown] = useState({ arrangement: nothingArranged, answer, held, epoch, isNew: true })
  if (answer && (shown.isNew || shown.answer !== answer || shown.held !== held)) {
    const isFollowing = shown.answer !== answer
    const isHeld = held && !(isFollowing && shown.epoch !== epoch)
    const arrangement = arrange(shown.arrangement, answer, isHeld)
    setShown({ arrangement, answer, held, epoch: isFollowing ? epoch : shown.epoch, isNew: false })
  }
  const apply = () => {
    if (answer) setShown({ ...shown, arrangement: arrange(nothingArranged, answer, false) })
  }
  return { arrangement: shown.arrangement, apply }
}
