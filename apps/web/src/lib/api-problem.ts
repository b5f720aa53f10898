import * as z from 'zod/mini'

const somethingWrong = 'Something went wrong'

const problemDocument = z.object({
  title: z.catch(z.string(), somethingWrong),
  detail: z.catch(z.string(), ''),
  code: z.catch(z.string(), 'unknown'),
  column: z.catch(z.optional(z.number()), undefined),
})

/** What the server answers instead of what was asked for (RFC 9457). Status 0: it did not answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  /** Where in the query the mistake is, counted from 1. */
  readonly column: number | undefined

  constructor(status: number, { code, title, detail, column }: z.output<typeof problemDocument>, cause?: unknown) {
    super(detail === '' ? title : `${title}: ${detail}`, { cause })
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
    this.column = column
  }
}

export const noAnswer = (cause: unknown): ApiProblem =>
  new ApiProblem(
    0,
    { code: 'no-answer', title: 'Gatehouse does not answer', detail: String(cause), column: undefined },
    cause,
  )

export const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body: unknown = await response.json().catch(() => ({}))
  const found = problemDocument.safeParse(body)
  const fallback = { code: 'unknown', title: `HTTP ${response.status}`, detail: '', column: undefined }
  return new ApiProblem(response.status, found.success ? found.data : fallback)
}

/** What to say of an error: a problem as the server told it, of any other the message. */
export const problemWords = (error: unknown): { readonly title: string; readonly detail: string } => {
  if (error instanceof ApiProblem) return error
  return { title: somethingWrong, detail: error instanceof Error ? error.message : String(error) }
}

/** Whether the question itself was the mistake, so that asking again is no use. */
export const isMistake = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500
