import { parseArgs } from 'node:util'
import type { Program, Sizes } from './program.ts'

/** What the command line asks for. */
export type Options = {
  readonly names: readonly string[]
  readonly isFull: boolean
  readonly json: string | undefined
  readonly pictures: string | undefined
  readonly asked: Partial<Sizes>
}

/** A mistake on the command line. */
export class OptionMistake extends Error {}

const flags = {
  full: { type: 'boolean', default: false },
  json: { type: 'string' },
  pictures: { type: 'string' },
  groups: { type: 'string' },
  rounds: { type: 'string' },
  minutes: { type: 'string' },
  streams: { type: 'string' },
} as const

const positive = (name: string, text: string): number => {
  const value = Number(text)
  if (value > 0) return value
  throw new OptionMistake(`--${name} takes a number above 0, not ${JSON.stringify(text)}`)
}

const askedOf = (values: Readonly<Record<string, string | boolean | undefined>>): Partial<Sizes> => {
  const { groups } = values
  const numbers = (['rounds', 'minutes', 'streams'] as const).flatMap((name) => {
    const text = values[name]
    return typeof text === 'string' ? [[name, positive(name, text)] as const] : []
  })
  const sizes = typeof groups === 'string' ? { groups: groups.split(',').map((text) => positive('groups', text)) } : {}
  return { ...sizes, ...Object.fromEntries(numbers) }
}

/** Reads the command line. Throws `OptionMistake`. */
export const readOptions = (args: readonly string[]): Options => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true })
    const { full, json, pictures } = values
    return { names: positionals, isFull: full, json, pictures, asked: askedOf(values) }
  } catch (error) {
    throw error instanceof TypeError ? new OptionMistake(error.message) : error
  }
}

/** The sizes a program runs at. */
export const sizesFor = ({ quick, full }: Program, { isFull, asked }: Options): Sizes => ({
  groups: [1000],
  rounds: 3,
  minutes: 0.5,
  streams: 100,
  ...(isFull ? { ...quick, ...full } : quick),
  ...asked,
})
