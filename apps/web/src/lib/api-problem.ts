const somethingWrong = 'Something went wrong'

type ProblemDocument = {
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly column: number | undefined
}

/** What the server answers instead of what was asked for (RFC 9457). Status 0: it did not answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  /** Where in the query the mistake is, counted from 1. */
  readonly column: number | undefined

  constructor(status: number, { code, title, detail, column }: ProblemDocument, cause?: unknown) {
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

const textOr = (given: unknown, otherwise: string) => (typeof given === 'string' ? given : otherwise)

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> => typeof body === 'object' && body !== null

const readProblem = ({ title, detail, code, column }: Readonly<Record<string, unknown>>): ProblemDocument => ({
  title: textOr(title, somethingWrong),
  detail: textOr(detail, ''),
  code: textOr(code, 'unknown'),
  column: typeof column === 'number' ? column : undefined,
})

export const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body: unknown = await response.json().catch(() => null)
  return new ApiProblem(response.status, readProblem(isObject(body) ? body : { title: `HTTP ${response.status}` }))
}

/** What to say of an error: a problem as the server told it, of any other the message. */
export const problemWords = (error: unknown): { readonly title: string; readonly detail: string } => {
  if (error instanceof ApiProblem) return error
  return { title: somethingWrong, detail: error instanceof Error ? error.message : String(error) }
}

/** Whether the question itself was the mistake, so that asking again is no use. */
export const isMistake = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500
