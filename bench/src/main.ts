// The benchmarks: `pnpm bench` runs all, `pnpm bench NAME…` some. See docs/benchmarks.md.
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printMachine, readMachine } from './machine.ts'
import { OptionMistake, type Options, readOptions } from './options.ts'
import { programs } from './programs.ts'
import type { Finding } from './report/finding.ts'
import { printFindings } from './report/print.ts'

type Report = { readonly name: string; readonly findings: readonly Finding[]; readonly error: string | null }

const chosen = ({ names }: Options) => {
  const unknown = names.find((name) => !programs.some((program) => program.name === name))
  if (unknown === undefined) return programs.filter(({ name }) => names.length === 0 || names.includes(name))
  const known = programs.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`).join('\n')
  throw new OptionMistake(`there is no benchmark ${JSON.stringify(unknown)}; there are:\n${known}`)
}

// A process of its own for each: no program inherits another's heap. What it prints goes to the terminal.
const runApart = (name: string, args: readonly string[]) =>
  new Promise<Report>((resolve) => {
    const child = fork(join(import.meta.dirname, 'run-program.ts'), [name, ...args], { execArgv: ['--expose-gc'] })
    let findings: readonly Finding[] | undefined
    child.on('message', (message) => {
      findings = message as readonly Finding[]
    })
    child.once('exit', (code) => {
      const end = () =>
        resolve({ name, findings: findings ?? [], error: findings === undefined ? `ended with ${code}` : null })
      // What it sent at its very end may be on its way still.
      if (child.connected) child.once('disconnect', end)
      else end()
    })
  })

const run = async (args: readonly string[]) => {
  const options = readOptions(args)
  const wanted = chosen(options)
  const machine = await readMachine()
  const command = ['pnpm bench', ...args].join(' ')
  console.log(`${command}\n${printMachine(machine)}\n`)
  const reports: Report[] = []
  for (const { name, about } of wanted) {
    console.log(`## ${name}: ${about}\n`)
    const report = await runApart(name, args)
    reports.push(report)
    console.log(report.error === null ? `\n${printFindings(report.findings)}\n` : `${name} ${report.error}\n`)
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ command, machine, reports }, null, 2)}\n`)
  if (reports.some(({ error }) => error !== null)) process.exitCode = 1
}

await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof OptionMistake)) throw error
  console.error(error.message)
  process.exitCode = 2
})
