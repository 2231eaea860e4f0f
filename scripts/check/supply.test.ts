import { expect, test } from 'vitest'
import { dependencyFaults } from './dependencies.ts'
import { licenceFaults } from './licences.ts'
import { readAudit, sbomFaults } from './supply.ts'

const named = (licence: string, isDev = false) => licenceFaults([{ name: 'left-pad', licence, isDev }]).length

test('a licence that asks for more than a name is found, also where it is one of several at once', () => {
  for (const fine of ['MIT', 'ISC', '(MIT OR GPL-3.0)', 'Apache-2.0 AND BSD-3-Clause']) expect(named(fine)).toBe(0)
  for (const bad of ['GPL-3.0-only', 'AGPL-3.0', 'MIT AND GPL-2.0', 'SEE LICENSE IN x', '', 'MPL-2.0'])
    expect([bad, named(bad)]).toEqual([bad, 1])
})

test('the exceptions are tools by name, and only where nothing of them is part of what runs', () => {
  const axe = (isDev: boolean) => licenceFaults([{ name: 'axe-core', licence: 'MPL-2.0', isDev }]).length
  expect([axe(true), axe(false), named('MPL-2.0', true)]).toEqual([0, 1, 1])
})

test('a version that is not exact, a dependency without a reason and a reason without a dependency are found', () => {
  const faults = (dependencies: Record<string, string>) =>
    dependencyFaults(
      [{ path: 'server/package.json', dependencies }],
      { vite: 'builds' },
      { '@fastify/*': { reason: 'HTTP' } },
    )
  expect(faults({ vite: '8.3.8', '@fastify/cookie': '11.1.5' })).toEqual([])
  for (const loose of ['^8.3.8', '~8.3', '8', '*', 'latest', 'github:vitejs/vite', '>=8.0.0'])
    expect(faults({ vite: loose, '@fastify/cookie': '11.1.5' })).toHaveLength(1)
  expect(faults({ vite: '8.3.8', '@fastify/cookie': '11.1.5', 'left-pad': '1.0.0' })[0]?.says).toMatch(
    /left-pad without/,
  )
  expect(faults({ vite: '8.3.8' })).toEqual([{ path: '@fastify/*', says: expect.stringContaining('no workspace') }])
})

test('a list of components that is none, or lacks a dependency, is found', () => {
  const bom = (...names: { group?: string; name: string }[]) =>
    JSON.stringify({ bomFormat: 'CycloneDX', components: names })
  expect(
    sbomFaults(bom({ name: 'redis' }, { group: '@fastify', name: 'cookie' }), ['redis', '@fastify/cookie']),
  ).toEqual([])
  expect(sbomFaults(bom({ name: 'redis' }), ['redis', 'pino'])).toEqual([
    { path: '.cache/sbom.json', says: 'does not list pino.' },
  ])
  expect(sbomFaults('', ['redis'])).toHaveLength(1)
  expect(sbomFaults('{}', [])).toHaveLength(1)
})

test('a package that is not what its registry signed is a fault; a registry that cannot be reached is none, and is told', () => {
  const invalid = [{ name: 'left-pad', version: '1.0.0', code: 'EINTEGRITYSIGNATURE' }]
  expect(readAudit(JSON.stringify({ invalid, missing: [] })).faults.map(({ path }) => path)).toEqual(['left-pad@1.0.0'])
  expect(readAudit(JSON.stringify({ invalid: [], missing: [] }))).toEqual({ faults: [] })
  expect(readAudit(JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'no way there' } }))).toEqual({
    faults: [],
    notChecked: 'no way there',
  })
  expect(readAudit('').notChecked).toMatch(/nothing/)
})
