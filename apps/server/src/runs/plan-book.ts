import { freezePlan, type Plan, type PlanRequest } from '@gatehouse/domain'
import { Problem } from '../problem.ts'
import { newId } from './new-id.ts'

/** How many plans are kept at a time. One that can still be run is never dropped. */
const planLimit = 200

/** How many groups all plans that can still be run may list together; one alone may list any number. */
const groupLimit = 250_000

type Entry = { readonly plan: Plan; readonly runId: string | null }

export type PlanBook = ReturnType<typeof createPlanBook>

/** The plans that were made and not yet forgotten. A plan can be taken once, and only while it lives. */
export const createPlanBook = (now: () => number) => {
  const entries = new Map<string, Entry>()

  const isLive = ({ plan, runId }: Entry) => runId === null && now() <= plan.expiresAt

  const makeRoom = () => {
    // A plan stays an hour after its end, so that "expired" and "applied" can be told from "never was".
    for (const [id, { plan }] of entries) if (now() > plan.expiresAt + 3_600_000) entries.delete(id)
    for (const [id, entry] of entries) if (entries.size >= planLimit && !isLive(entry)) entries.delete(id)
    if (entries.size >= planLimit) {
      throw new Problem('too-many-plans', `${planLimit} plans can still be run; a plan lives 15 minutes`)
    }
    for (const [id, entry] of entries) if (!isLive(entry)) entries.set(id, { ...entry, plan: emptied(entry.plan) })
  }

  const assertRoomFor = (plan: Plan) => {
    const listed = [...entries.values()].reduce((sum, entry) => sum + sizeOf(entry.plan), 0)
    if (listed > 0 && listed + sizeOf(plan) > groupLimit) {
      throw new Problem('too-many-plans', `plans that can still be run list ${listed} groups; a plan lives 15 minutes`)
    }
  }

  const find = (id: string): Entry => {
    const entry = entries.get(id)
    if (!entry) throw new Problem('plan-not-found', `there is no plan ${id}; a restart forgets plans`)
    return entry
  }

  const findLive = (id: string): Plan => {
    const { plan, runId } = find(id)
    if (runId !== null) throw new Problem('plan-applied', `run ${runId} carries it out`, { runId })
    if (now() > plan.expiresAt) throw new Problem('plan-expired', 'a plan lives 15 minutes; make a new one')
    return plan
  }

  return {
    /** A plan that can still be run. Throws a problem when it was taken, has expired or is not known. */
    find: findLive,

    /** Makes a plan. Throws a problem when too many can still be run. */
    freeze: (request: Omit<PlanRequest, 'id' | 'now'>): Plan => {
      makeRoom()
      const plan = freezePlan({ ...request, id: newId('plan'), now: now() })
      assertRoomFor(plan)
      entries.set(plan.id, { plan, runId: null })
      return plan
    },

    /** Takes a plan to run it. Throws a problem when it was taken, has expired, is empty or is not confirmed. */
    take: (id: string, { runId, confirm }: { runId: string; confirm: string | undefined }): Plan => {
      const plan = findLive(id)
      if (plan.items.length === 0) throw new Problem('empty-plan', 'every chosen group is kept')
      if (plan.confirm !== null && confirm !== plan.confirm) {
        throw new Problem('confirmation-missing', `"confirm" must be ${JSON.stringify(plan.confirm)}`)
      }
      entries.set(id, { plan: emptied(plan), runId })
      return plan
    },
  }
}

const sizeOf = ({ items, kept }: Plan) => items.length + kept.length

/** What is still said of a plan that cannot be run any more does not take its groups. */
const emptied = (plan: Plan): Plan => ({ ...plan, items: [], kept: [] })
