export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

/** Runs `act` and gives what came of it as a value: in a run a failure is the result of some items, never the end. */
export const attempt = async <T>(act: () => T | Promise<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await act() }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
