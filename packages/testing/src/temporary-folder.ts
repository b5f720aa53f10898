import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atDeath } from './at-death.ts'

/** A new empty folder that goes away with this process. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-test-'))
  atDeath('rm -rf -- "$1"', folder)
  return folder
}
