import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { arrowFaults } from './arrows.ts'
import { badInputFaults } from './badInputs.ts'
import { cycleFaults } from './cycles.ts'
import { dependencyFaults, type Manifest } from './dependencies.ts'
import { eventNameFaults } from './eventNames.ts'
import type { Fault } from './fault.ts'
import { simplicity } from './figures/figures.ts'
import { fileFaults } from './files.ts'
import { licenceFaults, readLicences } from './licences.ts'
import { lockFaults } from './lockFile.ts'
import { filesOf, readModules } from './modules.ts'
import { packageFaults } from './packages.ts'
import { proofFaults } from './proofs.ts'
import { auditSignatures, writeSbom } from './supply.ts'
import { topLevelFaults } from './topLevel.ts'
import { wordFaults } from './words.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Step = { name: string; run: () => Promise<string> }

/** `run` answers with what is wrong, as text; nothing means all is well. */
const STEPS: Step[] = [
  tool('format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=300', '.']),
  tool('types of shared', 'typescript/bin/tsc', ['-p', 'shared']),
  tool('types of server and scripts', 'typescript/bin/tsc', ['-p', 'server']),
  tool('types of client', 'typescript/bin/tsc', ['-p', 'client']),
  tool('what nobody uses', 'knip/bin/knip.js', ['--no-progress']),
  { name: 'architecture', run: async () => print(architecture()) },
  { name: 'supply chain', run: async () => print([...supply(), ...(await writeSbom(ROOT, declared()))]) },
  { name: 'both languages', run: async () => print(await wordFaults(ROOT, filesOf(ROOT))) },
]

function architecture(): Fault[] {
  const files = filesOf(ROOT)
  const modules = readModules(ROOT, files)
  return [
    ...topLevelFaults(files),
    ...arrowFaults(modules),
    ...cycleFaults(modules),
    ...packageFaults(modules),
    ...fileFaults(modules),
    ...eventNameFaults(modules, cityFold.types),
    ...proofFaults(modules),
    ...badInputFaults(modules),
  ]
}

const manifests = (): Manifest[] =>
  ['package.json', ...['shared', 'server', 'client'].map((workspace) => `${workspace}/package.json`)].map((path) => ({
    ...JSON.parse(readFileSync(join(ROOT, path), 'utf8')),
    path,
  }))

const declared = (): string[] => manifests().flatMap(({ dependencies = {} }) => Object.keys(dependencies))

/** What comes from others: exact versions, each with a reason, under licences that go with ours. */
function supply(): Fault[] {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
  return [...lockFaults(lock), ...dependencyFaults(manifests()), ...licenceFaults(readLicences(ROOT, lock))]
}

function print(faults: readonly Fault[]): string {
  return faults.map(({ path, says }) => `${path} ${says}\n`).join('')
}

function tool(name: string, bin: string, args: string[]): Step {
  const run = async () => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', bin), ...args], { cwd: ROOT })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    const [code] = await once(child, 'close')
    return code === 0 ? '' : output || `ended with ${code}\n`
  }
  return { name, run }
}

// Asks the registry, which is not always there: CI does, by hand whoever wants to know.
if (process.argv.includes('--signatures'))
  STEPS.push({ name: 'signatures', run: async () => print(await auditSignatures(ROOT)) })

/** Two lanes: what is checked on two cores. */
async function runAll(): Promise<number> {
  const waiting = [...STEPS]
  let failed = 0
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now()
      const wrong = await step.run()
      if (wrong) failed += 1
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      process.stdout.write(`${wrong ? '✗' : '✓'} ${step.name} (${seconds} s)\n${wrong}`)
    }
  }
  await Promise.all([lane(), lane()])
  process.stdout.write(`${STEPS.length - failed} checks passed, ${failed} failed\n`)
  return failed
}

if (process.argv.includes('--figures')) {
  process.stdout.write(`${simplicity(ROOT, readModules(ROOT, filesOf(ROOT))).join('\n')}\n`)
} else {
  process.exitCode = (await runAll()) === 0 ? 0 : 1
}
