/** Says how far a program is. */
export const say = (line: string): void => console.log(`  ${line}`)
