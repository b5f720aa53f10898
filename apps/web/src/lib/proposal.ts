import type { Collision, GroupRow, PlanSelection } from './wire.ts'

/** One group that is to go. */
export type GroupProposal = {
  readonly kind: 'group'
  readonly id: string
  readonly gateway: string
  readonly labels: Readonly<Record<string, string>>
  /** The group is not at the gateway any more: it is forgotten rather than deleted. */
  readonly missing: boolean
}

/** The groups somebody chose, and how many they are. */
export type SelectionProposal = {
  readonly kind: 'selection'
  readonly selection: PlanSelection
  readonly count: number
  /** Where they are; none where that is not known. */
  readonly gateways: readonly string[]
}

/** Every group of a job at one gateway. */
export type JobProposal = { readonly kind: 'job'; readonly gateway: string; readonly job: string }

/** What somebody wants to delete, before it is counted, listed and decided. Nothing goes before the list is confirmed. */
export type Proposal = GroupProposal | SelectionProposal | JobProposal

/** Proposes a group as it is shown. */
export const proposeGroup = ({ id, gateway, labels, state }: GroupRow): GroupProposal => ({
  kind: 'group',
  id,
  gateway,
  labels,
  missing: state === 'missing',
})

/** Proposes what a fix of a collision deletes. The server knows which groups that are, and their true keys. */
export const proposeFix = ({ id, gateway, fixes }: Collision, fix: number): SelectionProposal => ({
  kind: 'selection',
  selection: { collision: id, fix },
  count: fixes[fix]?.groups.length ?? 0,
  gateways: [gateway],
})
