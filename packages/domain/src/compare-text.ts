/** The order of texts by their UTF-16 code units, the same wherever it runs: negative, 0 or positive. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
