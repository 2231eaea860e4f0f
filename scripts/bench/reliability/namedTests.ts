import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { filesOf } from '../../check/modules.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')

const Report = Compile(
  Type.Object({
    testResults: Type.Array(
      Type.Object({ assertionResults: Type.Array(Type.Object({ title: Type.String(), status: Type.String() })) }),
    ),
  }),
)

export type Tested = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** Runs every test whose name begins so, and counts; all zero where there is none. */
export async function runNamed(start: string): Promise<Tested> {
  const begins = new RegExp(`\\b(?:test|it)[^\\n]*\\(\\s*['"\`]${start}\\b`)
  const paths = filesOf(ROOT).filter(
    (path) => /\.test\.tsx?$/.test(path) && begins.test(readFileSync(join(ROOT, path), 'utf8')),
  )
  if (paths.length === 0) return { passed: 0, failed: 0, skipped: 0 }
  const folder = mkdtempSync(join(tmpdir(), 'muster-named-'))
  try {
    const file = join(folder, 'report.json')
    const args = [VITEST, 'run', ...paths, '-t', `${start}\\b`, '--reporter=json', `--outputFile=${file}`]
    // It ends with 1 where one failed; the report says which.
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 64_000_000 }).catch(() => {})
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (!Report.Check(report)) throw new Error('vitest writes another report than it did')
    const all = report.testResults.flatMap(({ assertionResults }) => assertionResults)
    const ours = all.filter(({ title }) => new RegExp(`^${start}\\b`).test(title))
    const count = (...statuses: string[]) => ours.filter(({ status }) => statuses.includes(status)).length
    return { passed: count('passed'), failed: count('failed'), skipped: count('skipped', 'pending', 'todo') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
