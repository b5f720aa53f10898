import { isCollisionKind, isSeverity } from '../../components/collision-words.ts'
import { gatewayParam, listParam, searchSchema, textParam } from '../../lib/search-schema.ts'

/** All there is to know about what the Collisions page shows. Empty means "not set", and is left out of the URL. */
export const collisionsSearch = searchSchema({
  gateway: gatewayParam,
  severity: listParam(isSeverity),
  kind: listParam(isCollisionKind),
  /** Only what this group is part of. */
  group: textParam,
})

export type CollisionsSearch = ReturnType<typeof collisionsSearch.parse>
