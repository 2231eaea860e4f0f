import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Benchmark, CheckFailed, type Sizes, type Texts, Unready } from './benchmark.ts'
import { linesOf } from './harness/print.ts'
import { benchmarks } from './index.ts'

const ROUNDS = 5
const USAGE = 'npm run bench -- NAME [--rounds 5] [--json FILE] [--SIZE N,N,…]'

class Misused extends Error {}

const sizesOf = ({ sizes, texts = {} }: Benchmark): string =>
  [
    ...Object.entries(sizes).map(([name, values]) => `--${name} ${values.join(',')}`),
    ...Object.entries(texts).map(([name, what]) => `[--${name} ${what}]`),
  ].join(' ')

function list(): string {
  const lines = benchmarks.map(
    (one) => `  ${one.name.padEnd(16)} ${one.says}\n${''.padEnd(19)}goal: ${one.goal}\n${''.padEnd(19)}${sizesOf(one)}`,
  )
  return `${USAGE}\n\n${lines.join('\n')}\n`
}

function numbersOf(text: string, flag: string): readonly number[] {
  const numbers = text.split(',').map(Number)
  if (numbers.some((one) => !Number.isSafeInteger(one) || one < 0))
    throw new Misused(`--${flag} wants whole numbers: ${text}`)
  return numbers
}

function read(argv: readonly string[]) {
  const [name, ...flags] = argv
  const benchmark = benchmarks.find((one) => one.name === name)
  if (!benchmark) throw new Misused(`there is no benchmark ${name}`)
  const text = { type: 'string' } as const
  const many = { type: 'string', multiple: true } as const
  const known = {
    ...Object.fromEntries(['rounds', 'json', ...Object.keys(benchmark.sizes)].map((flag) => [flag, text])),
    ...Object.fromEntries(Object.keys(benchmark.texts ?? {}).map((flag) => [flag, many])),
  }
  const { values } = parseArgs({ args: flags, options: known, allowPositionals: false })
  const sizes: Sizes = Object.fromEntries(
    Object.entries(benchmark.sizes).map(([flag, given]) => {
      const told = values[flag]
      return [flag, typeof told === 'string' ? numbersOf(told, flag) : given]
    }),
  )
  const texts: Texts = Object.fromEntries(
    Object.keys(benchmark.texts ?? {}).map((flag) => {
      const told: unknown = values[flag]
      return [flag, Array.isArray(told) ? told.map(String) : []]
    }),
  )
  const [rounds = ROUNDS] = typeof values.rounds === 'string' ? numbersOf(values.rounds, 'rounds') : [ROUNDS]
  return { benchmark, sizes, texts, rounds, json: typeof values.json === 'string' ? values.json : undefined }
}

async function run(argv: readonly string[]): Promise<void> {
  const { benchmark, sizes, texts, rounds, json } = read(argv)
  process.stdout.write(`${benchmark.name}: ${benchmark.says}\n  goal: ${benchmark.goal}\n`)
  const [loadBefore = 0] = loadavg()
  const started = performance.now()
  const found = await benchmark.run(rounds, sizes, texts)
  const [loadAfter = 0] = loadavg()
  const load = `load average ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after, on ${cpus().length} cores`
  const took = `${rounds} rounds in ${((performance.now() - started) / 1000).toFixed(0)} s, Node ${process.versions.node}`
  const whole = { name: benchmark.name, rounds, ...found, notes: [...found.notes, load, took] }
  process.stdout.write(`${linesOf(whole).join('\n')}\n`)
  if (json) writeFileSync(json, `${JSON.stringify(whole, null, 2)}\n`)
}

try {
  if (process.argv.length > 2) await run(process.argv.slice(2))
  else process.stdout.write(list())
} catch (error) {
  const isMisuse = error instanceof Misused || (error instanceof TypeError && 'code' in error)
  process.stderr.write(
    isMisuse
      ? `${error.message}\n\n${list()}`
      : error instanceof Unready
        ? `${error.message}\n`
        : `${error instanceof CheckFailed ? `Wrong: ${error.message}` : error instanceof Error ? error.stack : error}\n`,
  )
  process.exitCode = 1
}
