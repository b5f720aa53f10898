import { useState } from 'react'
import { arrange, nothingArranged } from './arrangement.ts'
import type { GroupsPageAnswer } from './groups-query.ts'

/** Which group is on which row now. `apply` shows the newest answer even though somebody is at work. */
export const useArrangement = (answer: GroupsPageAnswer | undefined, held: boolean) => {
  const [shown, setShown] = useState({ arrangement: nothingArranged, answer, held, isNew: true })
  if (answer && (shown.isNew || shown.answer !== answer || shown.held !== held)) {
    const arrangement = arrange(shown.arrangement, answer, held)
    setShown({ arrangement, answer, held, isNew: false })
  }
  const apply = () => {
    if (answer) setShown({ ...shown, arrangement: arrange(nothingArranged, answer, false) })
  }
  return { arrangement: shown.arrangement, apply }
}
