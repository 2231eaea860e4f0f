import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '@muster/shared/domain/commands.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { arrowFaults } from '../arrows.ts'
import { cycleFaults } from '../cycles.ts'
import { namesIn } from '../eventNames.ts'
import { isTest, type Module } from '../modules.ts'
import { clonesIn } from './clones.ts'
import { deletionCosts, lastTouches } from './families.ts'
import { strangeWords } from './vocabulary.ts'

/** A table of words or a list of data says nothing about size. */
const TABLE = /\/words[^/]*\.ts$|\/words\/|\/i18n\//
const IMPURE = /\bDate\b|\bMath\.random\b|\bfetch\(|\bprocess\./

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** The figures by which simplicity is judged, a line each; those that only a person can tell are not among them. */
export function simplicity(root: string, all: readonly Module[]): string[] {
  const own = all.filter(({ path }) => !isTest(path))
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const hops = readme.match(/^\d+\. `/gm)?.length ?? 0
  const clones = clonesIn(own)
  const strange = strangeWords(own)
  const costs = deletionCosts(own)
  const commandNames = commands.map(({ name }) => name)
  return [
    `hops: ${hops} steps from key press to every screen`,
    ...lastTouches(root).map(
      ({ kind, child, outside }) =>
        `touch count: the last ${kind}, ${child}: ${outside.length} files outside it ${list(outside)}`,
    ),
    `deletion: imported from outside beside their lists: ${list(costs.slice(0, 6).map(([name, count]) => `${name} by ${count}`))}`,
    `arrows: ${cycleFaults([...all]).length} cycles, ${arrowFaults([...all]).length} upward or sibling imports`,
    sizes(own),
    `said twice: ${percent(clones.share, 1)} of tokens in runs of 50 or more ${list(clones.worst.slice(0, 6))}`,
    `event names as text outside domain/: ${namesOutside(own, cityFold.types)}`,
    `command names as text outside domain/: ${namesOutside(own, commandNames)}`,
    `vocabulary: ${strange.length} words neither the city's nor the trade's ${list(strange.slice(0, 30).map(([word, times]) => `${word} ${times}`))}`,
    `purity: ${own.filter(({ path, text }) => path.startsWith('shared/src/') && IMPURE.test(withoutComments(text))).length} files of shared/ with Date, random, fetch or process`,
    comments(own),
  ]
}

const list = (items: readonly string[]): string => (items.length > 0 ? `(${items.join(', ')})` : '')
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

function sizes(modules: readonly Module[]): string {
  const lines = modules
    .filter(({ path }) => !TABLE.test(path))
    .map(({ text }) => text.split('\n').length - 1)
    .sort((a, b) => a - b)
  const at = (part: number): number => lines[Math.min(lines.length - 1, Math.floor(part * lines.length))] ?? 0
  const over = lines.filter((count) => count > 400).length
  return `size: ${lines.length} files, median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}, over 400: ${over}`
}

function namesOutside(modules: readonly Module[], names: readonly string[]): string {
  const known = new Set(names)
  const found = modules.map((module) => namesIn(module, known).length)
  return `${found.reduce((sum, count) => sum + count, 0)} in ${found.filter((count) => count > 0).length} files`
}

function comments(modules: readonly Module[]): string {
  const rows = modules.flatMap(({ text }) => text.split('\n').map((line) => line.trim()))
  const said = rows.filter((row) => /^(\/\/|\/\*|\*)/.test(row)).length
  const putOff = modules.filter(
    ({ path, text }) => !path.startsWith('scripts/check/') && /\bTODO\b|\bFIXME\b/.test(text),
  )
  return `comments: ${percent(said, rows.filter(Boolean).length)} of lines; work put off: ${putOff.length}`
}
