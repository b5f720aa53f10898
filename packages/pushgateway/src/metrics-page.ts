import type { OwnFamily } from '@gatehouse/domain'
import { parseText } from '@gatehouse/exposition'

/** The lines of a text as its bytes arrive, without their ends: of a page of megabytes no more than a line is kept. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

// Every pushed series has a job. What a pusher writes into a value cannot look like it: quotes are escaped there.
const isPushed = (sample: string) => /[{,]job="/.test(sample)

/**
 * The families of a gateway itself, out of its metrics page: those with a series that has no `job`. Pushed ones are
 * passed over as they arrive.
 */
export const ownFamilies = async (chunks: AsyncIterable<Uint8Array>): Promise<readonly OwnFamily[]> => {
  const kept: string[] = []
  let comments: string[] = []
  let isInComments = false
  for await (const line of linesOf(chunks)) {
    const isComment = line.startsWith('#')
    if (isComment && !isInComments) comments = []
    if (isComment) comments.push(line)
    else if (!isPushed(line)) kept.push(...comments.splice(0), line)
    isInComments = isComment
  }
  const page = kept.map((line) => `${line}\n`).join('')
  const read = parseText(page, { quotedNames: true })
  return read.ok ? read.families.map(({ name, type, help }) => ({ name, type, help })) : []
}
