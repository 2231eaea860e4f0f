import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs npm in the repository; whatever it answers. */
function npm(root: string, ...args: string[]): Promise<Ran> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  return new Promise((resolve) => {
    execFile(command, args, { cwd: root, maxBuffer: 64_000_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, stdout, stderr }),
    )
  })
}

/** What is wrong with a list of all that Muster is made of (CycloneDX): unreadable, or some of `wanted` is missing. */
export function sbomFaults(text: string, wanted: readonly string[]): Fault[] {
  const fault = (says: string): Fault => ({ path: '.cache/sbom.json', says })
  try {
    const { bomFormat, components }: { bomFormat: unknown; components: { group?: string; name: string }[] } =
      JSON.parse(text)
    if (bomFormat !== 'CycloneDX') return [fault('is no CycloneDX.')]
    const listed = new Set(components.map(({ group, name }) => (group ? `${group}/${name}` : name)))
    return wanted.filter((name) => !listed.has(name)).map((name) => fault(`does not list ${name}.`))
  } catch {
    return [fault('is no list of components.')]
  }
}

/** Writes the list of all components to `.cache/sbom.json` and looks whether it is whole. */
export async function writeSbom(root: string, wanted: readonly string[]): Promise<Fault[]> {
  const { code, stdout, stderr } = await npm(root, 'sbom', '--sbom-format', 'cyclonedx')
  if (code !== 0) return [{ path: '.cache/sbom.json', says: `cannot be made: ${stderr.trim().slice(-500)}` }]
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(join(root, '.cache/sbom.json'), stdout)
  return sbomFaults(stdout, wanted)
}

/** What `npm audit signatures --json` said: packages that are not what their registry signed, or why nobody could look. */
export function readAudit(text: string): { readonly faults: readonly Fault[]; readonly notChecked?: string } {
  try {
    const told: { error?: { code?: string; summary?: string }; invalid?: { name: string; version: string }[] } =
      JSON.parse(text)
    if (told.error) return { faults: [], notChecked: told.error.summary ?? told.error.code ?? 'npm does not say why' }
    const says = 'is not what its registry signed: do not use it.'
    return { faults: (told.invalid ?? []).map(({ name, version }) => ({ path: `${name}@${version}`, says })) }
  } catch {
    return { faults: [], notChecked: text.trim().slice(0, 200) || 'npm said nothing' }
  }
}

/** Asks the registry whether it signed what is installed. Where it cannot be reached that is said, and is no fault. */
export async function auditSignatures(root: string): Promise<readonly Fault[]> {
  const { stdout } = await npm(root, 'audit', 'signatures', '--json', '--fetch-retries=0', '--fetch-timeout=20000')
  const { faults, notChecked } = readAudit(stdout)
  if (notChecked) process.stdout.write(`  signatures were not checked: ${notChecked}\n`)
  return faults
}
