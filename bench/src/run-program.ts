// Runs one program and tells its findings to `main.ts`, which started it.
import { readOptions, sizesFor } from './options.ts'
import { programs } from './programs.ts'

const [name, ...args] = process.argv.slice(2)
const program = programs.find((one) => one.name === name)
if (!program) throw new Error(`there is no benchmark ${name}`)

// Whoever ends `main.ts` ends this, too, and with it the servers it started.
const end = () => process.exit(1)
process.once('disconnect', end)

const options = readOptions(args)
const findings = await program.run(sizesFor(program, options), options)
// What is still on its way when the channel closes is lost.
await new Promise((sent) => process.send?.(findings, sent))
process.off('disconnect', end)
process.disconnect?.()
