import { pushGroups } from './fill.ts'

/** Pushes new values for this share of a gateway's groups, always other ones; gives how many. */
export const pushShare = async (url: string, groups: number, share: number, version: number): Promise<number> => {
  const count = Math.max(1, Math.round(groups * share))
  const from = (version * count) % groups
  const indices = Array.from({ length: count }, (_, i) => (from + i) % groups)
  await pushGroups(url, indices, version + 1)
  return count
}
