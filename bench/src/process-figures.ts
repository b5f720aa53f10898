import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

// Figures of a process as Linux tells them: https://man7.org/linux/man-pages/man5/proc.5.html

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** The CPU a process has taken so far, all threads, user and system, in ms. Exact to 10 ms. */
export const cpuOf = (pid: number): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}

const memoryLine = (pid: number, name: string) => {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1]) / 1024
}

/** Resident memory in MiB. */
export const residentOf = (pid: number): number => memoryLine(pid, 'VmRSS')

/** The most resident memory since the last `forgetPeak`, in MiB. */
export const peakOf = (pid: number): number => memoryLine(pid, 'VmHWM')

export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')
