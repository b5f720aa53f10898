/** Groups of more bytes than this are listed and counted, but not opened: that would take seconds, and much memory. */
export const largestOpened = 32 * 1024 * 1024
