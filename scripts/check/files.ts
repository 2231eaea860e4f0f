import type { Fault } from './fault.ts'
import { isTest, type Module } from './modules.ts'

const LONGEST = 400
// Tables of words are as long as the language needs.
const TABLE = /\/words\.ts$|\/words\/[^/]+\.ts$|^client\/src\/i18n\/|\/samples\//

/** Files that outgrew one subject, randomness where the fold must be the same everywhere (J12), work put off. */
export function fileFaults(modules: Module[]): Fault[] {
  return modules.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    const faults: Fault[] = []
    if (lines > LONGEST && !TABLE.test(path)) faults.push({ path, says: `has ${lines} lines, more than ${LONGEST}.` })
    if (!path.startsWith('shared/src/') || isTest(path)) return faults
    if (/\bMath\.random\b/.test(text)) faults.push({ path, says: 'uses Math.random: shared/ draws no lots (J12).' })
    return faults
  })
}
