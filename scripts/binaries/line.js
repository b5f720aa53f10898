/** Which line a `--version` text is of: 1.5 before JSON had native histograms (1.8), 1.11 since. */
export const lineOfVersion = (text) => {
  const minor = /version 1\.(\d+)/.exec(text)?.[1]
  return minor === undefined ? undefined : Number(minor) < 8 ? '1.5' : '1.11'
}
