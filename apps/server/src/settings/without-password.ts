/** A setting as messages may repeat it: whatever stands before its last `@` may be a password, in any broken URL. */
export const withoutPassword = (text: string): string => text.replace(/^.*(?:@|%40)/is, '<secret>@')

/** The same, in quotes and on one line. */
export const quoted = (text: string): string => JSON.stringify(withoutPassword(text))
