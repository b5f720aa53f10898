/** How many lines a text area shows for a text. */
export const lineCount = (text: string): number => {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** Where a line begins and ends, counted from 1. */
const lineRange = (text: string, line: number): readonly [start: number, end: number] => {
  let start = 0
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', start)
    if (end < 0) break
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  return [start, end < 0 ? text.length : end]
}

/** The height of a line of the editor, in pixels. */
export const lineHeight = 18

/** Puts the cursor on a line, and the line where it can be seen. */
export const selectLine = (area: HTMLTextAreaElement, line: number): void => {
  const [start, end] = lineRange(area.value, line)
  area.focus({ preventScroll: true })
  area.setSelectionRange(start, end)
  area.scrollTop = Math.max(0, (line - 4) * lineHeight)
  area.scrollIntoView({ block: 'nearest' })
}
