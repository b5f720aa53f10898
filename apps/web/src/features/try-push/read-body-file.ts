/** The largest body that can be tried. */
const largestBody = 3 * 1024 * 1024

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

/** Reads a file as the body of a push, or says why it cannot be one. */
export const readBodyFile = async (file: File): Promise<Read> => {
  if (file.size > largestBody) return { ok: false, reason: 'The file is larger than 3 MiB, the most that is tried.' }
  try {
    // ignoreBOM keeps a mark at the beginning, which the gateway refuses.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { ok: true, text: decoder.decode(await file.arrayBuffer()) }
  } catch {
    return { ok: false, reason: 'The file is no UTF-8 text.' }
  }
}
