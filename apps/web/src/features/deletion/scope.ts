import { labelValue, type Matcher, printLabels, printMatcher, printSelector } from '@gatehouse/domain'
import type { Proposal } from '../../lib/proposal.ts'
import type { PlanSelection } from '../../lib/wire.ts'

/** One of the things a proposal may mean. */
export type Scope = {
  readonly kind: Proposal['kind']
  readonly title: string
  readonly selector: string
  readonly selection: PlanSelection
}

const jobScope = (gateway: string, job: string): Scope => {
  const condition: Matcher = { name: 'job', op: '=', value: job }
  const selection = { gateway: [gateway], match: printSelector([condition]) }
  return { kind: 'job', title: 'The whole job', selector: printMatcher(condition), selection }
}

const titleOf = (selection: PlanSelection) => ('collision' in selection ? 'What this fix deletes' : 'The chosen groups')

/** What a proposal may mean, the narrowest first. DELETE matches the exact key only, which has surprised many. */
export const scopesOf = (proposal: Proposal): readonly [Scope, ...Scope[]] => {
  if (proposal.kind === 'job') return [jobScope(proposal.gateway, proposal.job)]
  if (proposal.kind === 'selection')
    return [{ kind: 'selection', title: titleOf(proposal.selection), selector: '', selection: proposal.selection }]
  const { id, gateway, labels } = proposal
  const pairs = Object.entries(labels)
  const own: Scope = { kind: 'group', title: 'This group', selector: printLabels(pairs), selection: { ids: [id] } }
  return [own, jobScope(gateway, labelValue(pairs, 'job'))]
}
