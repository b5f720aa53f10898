import type { RunDeps } from './ports.ts'

/** Acts on items slice by slice, in their order. In between others have their turn: writing holds everything up. */
export const inSlices = async <T>(
  { wait }: Pick<RunDeps, 'wait'>,
  items: readonly T[],
  { size, act }: { readonly size: number; readonly act: (slice: readonly T[]) => void | Promise<void> },
): Promise<void> => {
  for (let i = 0; i < items.length; i += size) {
    if (i > 0) await wait(0)
    await act(items.slice(i, i + size))
  }
}
