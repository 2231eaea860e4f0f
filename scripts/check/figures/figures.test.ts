import { expect, test } from 'vitest'
import { toModule } from '../modules.ts'
import { clonesIn } from './clones.ts'
import { deletionCosts } from './families.ts'
import { strangeWords } from './vocabulary.ts'

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `const value${from + at} = read(${from + at})`).join('\n')

test('what stands twice in runs of fifty tokens is counted, and comments and imports are not', () => {
  const one = toModule('server/src/a.ts', `import { read } from './read.ts'\n${lines(0, 10)}`)
  const same = toModule('server/src/b.ts', `// again\n${lines(0, 10)}`)
  const other = toModule('server/src/c.ts', lines(100, 10))
  expect(clonesIn([one, other]).share).toBe(0)
  expect(clonesIn([one, same]).share).toBe(1)
  expect(clonesIn([one, same, other]).share).toBeCloseTo(2 / 3, 1)
})

test('words of exported names that nobody in the city says are listed', () => {
  const words = toModule(
    'shared/src/domain/unit/words.ts',
    "export const unitWords = { ladder: { en: 'Ladder', zh: '云梯' } }",
  )
  const code = toModule('server/src/a.ts', 'export const createLadders = 1\nexport function frobnicateLadder() {}')
  expect(strangeWords([words, code])).toEqual([['frobnicate', 1]])
})

test('a word’s forms and the parts of a name in a words file are known with it', () => {
  const words = toModule(
    'shared/src/domain/unit/words.ts',
    "export const unitWords = { 'unit.forgetLadder': 'Carried' }",
  )
  const code = toModule('server/src/a.ts', 'export const forgetsLadders = 1\nexport type ForgottenCarriedLadder = 2')
  expect(strangeWords([words, code])).toEqual([['forgotten', 1]])
})

test('who imports a child from outside, beside its list, is what taking it away costs', () => {
  const files = [
    toModule('server/src/feeds/index.ts', "import { stock } from './stock/stock.ts'"),
    toModule('server/src/feeds/stock/stock.ts', ''),
    toModule('server/src/hub.ts', "import { stock } from './feeds/stock/stock.ts'"),
  ]
  expect(deletionCosts(files)).toEqual([['server/src/feeds/stock', 1]])
})
