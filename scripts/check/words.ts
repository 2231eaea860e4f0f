import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Fault } from './fault.ts'
import { isTest } from './modules.ts'

// Files named words… or in a folder words/.
const CATALOGUES = /^(?:shared|client)\/src\/(?:.*\/)?(?:words[A-Za-z]*\.ts|words\/[^/]+\.ts)$/

/** Words that are missing in one of the two languages, in every catalogue. */
export async function wordFaults(root: string, files: string[]): Promise<Fault[]> {
  const paths = files.filter((path) => CATALOGUES.test(path) && !isTest(path))
  const faults = await Promise.all(
    paths.map(async (path) => {
      try {
        const catalogue: object = await import(pathToFileURL(join(root, path)).href)
        return missingWords({ ...catalogue }, 'it').map((says) => ({ path, says }))
      } catch (error) {
        return [{ path, says: `cannot be read: ${error instanceof Error ? error.message : error}` }]
      }
    }),
  )
  return faults.flat()
}

/** What is missing below `value`, which is a pair `{ en, zh }`, or an object of such pairs, or anything else. */
export function missingWords(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if ('en' in value || 'zh' in value) {
    const said = (language: string) => {
      const word = Reflect.get(value, language)
      // Whole catalogues by language, { en: {…}, zh: {…} }, are compared key by key below.
      return typeof word === 'object' ? word !== null : typeof word === 'string' && word.trim() !== ''
    }
    const missing = ['en', 'zh'].filter((language) => !said(language)).map((language) => `${name} has no ${language}.`)
    return [...missing, ...unevenKeys(Reflect.get(value, 'en'), Reflect.get(value, 'zh'), name)]
  }
  return Object.entries(value).flatMap(([key, inner]) => missingWords(inner, `${name}.${key}`))
}

function unevenKeys(en: unknown, zh: unknown, name: string): string[] {
  if (typeof en !== 'object' || typeof zh !== 'object' || !en || !zh) return []
  const keys = new Set([...Object.keys(en), ...Object.keys(zh)])
  return [...keys].flatMap((key) =>
    missingWords({ en: Reflect.get(en, key), zh: Reflect.get(zh, key) }, `${name}.${key}`),
  )
}
