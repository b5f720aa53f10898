/** Progress for the person at the terminal. Standard output stays free for the programs that are run. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** A failure the person can do something about: shown as it is, without a stack. */
export class Mishap extends Error {}

/** Runs a script's main function; a mishap becomes one clear text and exit code 1. */
export const runMain = async (main) => {
  try {
    process.exitCode = await main()
  } catch (error) {
    say(error instanceof Mishap ? `\n${error.message}` : `\n${error.stack}`)
    process.exitCode = 1
  }
}
