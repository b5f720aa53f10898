import type { Matcher } from '@gatehouse/domain'
import type { Other } from './conditions.ts'

/** Something to pick instead of typing on. */
export type Suggestion =
  | Other
  | { readonly kind: 'matcher'; readonly matcher: Matcher; readonly groups?: number }
  | { readonly kind: 'name'; readonly name: string; readonly groups: number }
