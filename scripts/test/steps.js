import { join } from 'node:path'

/** What `npm test` runs, in this order; `reports` is the folder for the counts. */
export const steps = [
  { name: 'lint', args: () => ['lint'] },
  { name: 'types', args: () => ['types'] },
  { name: 'unused', args: () => ['unused'] },
  // The server's tests start it with the built web app.
  { name: 'build', args: () => ['build'] },
  {
    name: 'unit',
    args: (reports) => [
      'unit',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'unit.json')}`,
    ],
  },
  {
    name: 'e2e',
    args: () => ['e2e', '--reporter=list,json'],
    variables: (reports) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') }),
  },
]
