/** The times of the steps and, alone on the last line, the counts. */
export const printSummary = (outcomes, { passed, failed }) => {
  const lines = outcomes.map(
    ({ name, ok, time }) => `${name.padEnd(8)} ${ok ? 'ok    ' : 'FAILED'} ${time.padStart(9)}`,
  )
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`)
}
