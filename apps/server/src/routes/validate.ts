import { validator } from 'hono-openapi'
import type { z } from 'zod'
import { Problem } from '../problem.ts'

type Issue = { readonly message: string; readonly path?: readonly unknown[] | undefined }

const nameOf = (part: unknown) =>
  typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part)

const printIssue = ({ message, path = [] }: Issue) =>
  path.length === 0 ? message : `${path.map(nameOf).join('.')}: ${message}`

const printIssues = (issues: readonly Issue[]) => issues.map(printIssue).join('; ')

/** Parses the search parameters; a mistake names the parameter and what is allowed. */
export const query = <T extends z.ZodType>(schema: T) =>
  validator('query', schema, (result) => {
    if (!result.success) throw new Problem('invalid-query', printIssues(result.error))
  })

/** Parses the JSON body; a mistake names the field and what is allowed. */
export const body = <T extends z.ZodType>(schema: T) =>
  validator('json', schema, (result) => {
    if (!result.success) throw new Problem('invalid-body', printIssues(result.error))
  })
