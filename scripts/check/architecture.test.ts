import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { arrowFaults } from './arrows.ts'
import { badInputFaults } from './badInputs.ts'
import { cycleFaults } from './cycles.ts'
import { eventNameFaults } from './eventNames.ts'
import { fileFaults } from './files.ts'
import { lockFaults } from './lockFile.ts'
import { filesOf, type Module, readModules, toModule } from './modules.ts'
import { packageFaults } from './packages.ts'
import { proofFaults } from './proofs.ts'
import { topLevelFaults } from './topLevel.ts'
import { missingWords } from './words.ts'

function project(files: Record<string, string>): Module[] {
  return Object.entries(files).map(([path, text]) => toModule(path, text))
}

test('an arrow that points up is found, in each form of import', () => {
  const ways = [
    "import { startHub } from '@muster/server/hub.ts'",
    "import type { Hub } from '../../../server/src/hub.ts'",
    "export { startHub } from '@muster/server/hub.ts'",
    "import '@muster/server/hub.ts'",
    "const hub = await import('@muster/server/hub.ts')",
    "import {\n  startHub,\n  stopHub,\n} from '@muster/server/hub.ts'",
  ]
  for (const way of ways) {
    for (const path of ['shared/src/kernel/fold.ts', 'client/src/live/link.ts']) {
      expect(arrowFaults(project({ [path]: way })), `${path}: ${way}`).toEqual([
        { path, says: expect.stringContaining('imports server/src/hub.ts: arrows point down') },
      ])
    }
  }
  expect(arrowFaults(project({ 'scripts/start.ts': "import { startHub } from '../server/src/hub.ts'" }))).toEqual([])
})

test('Node is found where the browser runs', () => {
  const faults = (path: string) => arrowFaults(project({ [path]: "import { readFileSync } from 'node:fs'" }))
  expect(faults('shared/src/kernel/fold.ts')).toHaveLength(1)
  expect(faults('client/src/live/link.ts')).toHaveLength(1)
  expect(faults('server/src/hub.ts')).toEqual([])
})

test('a sibling that imports another is found; an aggregate’s events are for all', () => {
  const faults = (path: string, from: string) => arrowFaults(project({ [path]: `import { x } from '${from}'` }))
  expect(faults('shared/src/domain/unit/commands.ts', '../incident/commands.ts')).toHaveLength(1)
  expect(faults('shared/src/domain/unit/commands.ts', '../incident/incident.ts')).toEqual([])
  expect(faults('shared/src/domain/unit/commands.ts', '../city.ts')).toEqual([])
  expect(faults('server/src/feeds/stock/stock.ts', '../positions/parse.ts')).toHaveLength(1)
  expect(faults('server/src/feeds/index.ts', './positions/positions.ts')).toEqual([])
})

test('an event that is named as text outside its folder is found; comments, words and tests may', () => {
  const text = "// 'incident.noted'\nif (type === 'incident.noted') send('incident.note', {})"
  const faults = (path: string) => eventNameFaults(project({ [path]: text }), ['incident.noted'])
  expect(faults('server/src/a.ts')).toEqual([
    { path: 'server/src/a.ts', says: expect.stringContaining('`incident.is.noted(event)`') },
  ])
  for (const path of ['shared/src/domain/incident/a.ts', 'server/src/a.test.ts', 'client/src/i18n/wordsOfLog.ts'])
    expect(faults(path), path).toEqual([])
})

test('an import cycle is found, among files and among folders', () => {
  const files = project({
    'server/src/a/one.ts': "import { two } from './two.ts'",
    'server/src/a/two.ts': "import { three } from './three.ts'",
    'server/src/a/three.ts': "import { one } from './one.ts'",
  })
  expect(cycleFaults(files)).toEqual([
    {
      path: 'server/src/a/one.ts',
      says: expect.stringContaining('one.ts → server/src/a/two.ts → server/src/a/three.ts → '),
    },
  ])
  const folders = project({
    'server/src/a/one.ts': "import type { two } from '../b/two.ts'",
    'server/src/b/two.ts': '',
    'server/src/b/three.ts': "import { four } from '../a/four.ts'",
    'server/src/a/four.ts': '',
  })
  expect(cycleFaults(folders)).toEqual([
    { path: 'server/src/a', says: expect.stringContaining('server/src/a → server/src/b → server/src/a') },
  ])
  expect(cycleFaults(files.slice(0, 2))).toEqual([])
  expect(
    cycleFaults(
      project({
        'server/src/a/one.ts': "import type { x } from './two.ts'",
        'server/src/a/two.ts': "import { y } from './one.ts'",
      }),
    ),
  ).toEqual([])
})

test('a package outside its home is found, and one without a home', () => {
  const faults = (path: string, name: string) => packageFaults(project({ [path]: `import x from '${name}'` }))
  expect(faults('server/src/http/routes.ts', 'redis')).toEqual([
    {
      path: 'server/src/http/routes.ts',
      says: expect.stringContaining('imports redis (the one Redis client), which belongs in'),
    },
  ])
  expect(faults('server/src/journal/append.ts', 'redis')).toEqual([])
  expect(faults('client/src/console/operations/Map.tsx', '@deck.gl/layers')).toHaveLength(1)
  expect(faults('client/src/map/units.ts', '@deck.gl/layers')).toEqual([])
  expect(faults('server/src/http/routes.ts', 'left-pad/sub')[0]?.says).toMatch(/left-pad, which has no home/)
  expect(faults('scripts/bench/ingest.ts', 'redis')).toEqual([])
})

test('a file that outgrew its subject and a drawn lot are found', () => {
  const long = 'const line = 1\n'.repeat(401)
  expect(fileFaults(project({ 'server/src/a.ts': long }))).toEqual([
    { path: 'server/src/a.ts', says: 'has 401 lines, more than 400.' },
  ])
  expect(fileFaults(project({ 'server/src/a.ts': long.slice(15) }))).toEqual([])
  expect(fileFaults(project({ 'shared/src/words/refusals.ts': long }))).toEqual([])
  expect(fileFaults(project({ 'shared/src/kernel/ids.ts': 'Math.random()' }))).toHaveLength(1)
  expect(fileFaults(project({ 'client/src/ui/jitter.ts': 'Math.random()' }))).toEqual([])
})

test('a rule without a test is found', () => {
  const tests = project({
    'server/src/a.test.ts': "test('J1 one command, one entry', () => {})\ntest.each([1])('J2 %s', () => {})",
  })
  expect(proofFaults(tests, ['J1', 'J2', 'J11']).map(({ path }) => path)).toEqual(['J11'])
})

test('a bad input that has neither a test nor a reason is found, and one that has both', () => {
  const all = Array.from({ length: 60 }, (_, at) => `test('bad input ${at + 1} is answered', () => {})`)
  const tests = (lines: string[]) => project({ 'server/src/a.test.ts': lines.join('\n') })
  const paths = (...given: Parameters<typeof badInputFaults>) => badInputFaults(...given).map(({ path }) => path)
  expect(paths(tests(all), [])).toEqual([])
  expect(paths(tests(all.filter((_, at) => at !== 6)), [])).toEqual(['bad input 7'])
  expect(paths(tests(all.slice(0, 58)), [{ numbers: [59, 60], door: 'none' }])).toEqual([])
  expect(paths(tests(all), [{ numbers: [3], door: 'none' }])).toEqual(['bad input 3'])
  expect(paths(tests(all), [{ numbers: [3], door: 'half', part: true }])).toEqual([])
  expect(paths(tests([...all, "test('bad input 61', () => {})"]), [])).toEqual(['bad input 61'])
})

test('goal 11 each of the sixty bad inputs has its test, or its door is named as missing', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  expect(badInputFaults(readModules(root, filesOf(root)))).toEqual([])
})

test('what does not belong at the top level is found', () => {
  const files = ['README.md', '.gitignore', '.ci/run', 'server/src/hub.ts', 'notes/plan.md', 'todo.txt']
  expect(topLevelFaults(files).map(({ path }) => path)).toEqual(['notes', 'todo.txt'])
})

test('a word that is missing in one language is found, in both shapes of catalogue', () => {
  expect(missingWords({ a: { en: 'A', zh: '甲' }, b: { en: 'B' }, c: { d: { en: '', zh: '丁' } } }, 'words')).toEqual([
    'words.b has no zh.',
    'words.c.d has no en.',
  ])
  expect(missingWords({ en: { a: 'A', b: 'B' }, zh: { a: '甲' } }, 'words')).toEqual(['words.b has no zh.'])
  expect(missingWords({ en: { a: 'A' }, zh: { a: '甲' } }, 'words')).toEqual([])
})

test('a lock file that npm ci would refuse, or that names a registry, is found', () => {
  const packages = {
    '': { optionalDependencies: { top: '1' } },
    'node_modules/top': {},
    'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-win32': '1', top: '1' } },
    'node_modules/a/node_modules/a-linux': { resolved: 'https://registry.example/a-linux.tgz' },
  }
  expect(lockFaults(JSON.stringify({ packages })).map(({ says }) => says)).toEqual([
    expect.stringContaining('no entry for a-win32'),
    expect.stringContaining('to an address'),
  ])
})
