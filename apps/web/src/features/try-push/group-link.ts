import type { ReactNode } from 'react'

/** Makes a link to a group, by its id. */
export type GroupLink = (id: string, children: ReactNode) => ReactNode
