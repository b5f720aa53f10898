import { createContext, use } from 'react'
import type { Proposal } from '../../lib/proposal.ts'

type Deletion = {
  /** Opens the dialog. Nothing is deleted before somebody has confirmed the list. */
  readonly propose: (proposal: Proposal) => void
  /** The dialog is open over the page. */
  readonly isOpen: boolean
  /** How many deletions of this page have ended. */
  readonly ended: number
}

export const DeletionContext = createContext<Deletion | null>(null)

/** The one way to delete. */
export const useDeletion = (): Deletion => {
  const deletion = use(DeletionContext)
  if (!deletion) throw new Error('useDeletion is for below DeletionProvider')
  return deletion
}
