import type { LabelsAnswer } from '../../../lib/wire.ts'
import type { Draft } from './draft.ts'

/** What the server is asked for suggestions; nothing where it has none to give. */
export const questionOf = (draft: Draft): { readonly name?: string; readonly contains: string } | undefined => {
  if (draft.kind === 'plain') return { contains: draft.text }
  return draft.kind === 'value' ? { name: draft.name, contains: draft.value } : undefined
}

/** The answer that is not there yet. */
export const noLabels: LabelsAnswer = { names: [], values: [], pairs: [] }
