import pino from 'pino'
import { printLogfmt } from './logfmt.ts'
import { writeLine } from './write-line.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export const logFormats = ['logfmt', 'json'] as const

export type LogLevel = (typeof logLevels)[number]
export type LogFormat = (typeof logFormats)[number]
export type Logger = pino.Logger

export const standardError = 2

const options = (level: LogLevel): pino.LoggerOptions => ({
  level,
  base: null,
  messageKey: 'msg',
  timestamp: () => `,"ts":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
})

const printer = (format: LogFormat) => (format === 'json' ? (line: string) => line : printLogfmt)

/** What Gatehouse says of itself, on standard error. A line that cannot be written is lost and harms nothing. */
export const createLogger = ({ level, format }: { level: LogLevel; format: LogFormat }): Logger => {
  const print = printer(format)
  const write = (line: string) => {
    try {
      writeLine(standardError, print(line))
    } catch {
      // There is nowhere left to say so.
    }
  }
  return pino(options(level), { write })
}

/**
 * Where deletions are recorded, whatever the log level. A line is written before the call returns, and a line that
 * cannot be written throws.
 */
export const createActivityLog = ({ format }: { format: LogFormat }, descriptor = standardError): Logger => {
  const print = printer(format)
  return pino(options('info'), { write: (line: string) => writeLine(descriptor, print(line)) })
}
