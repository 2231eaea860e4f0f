import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../domain/commands.ts'
import { isLineRefusal } from './order.ts'
import { parse } from './read.ts'
import { verbs } from './verbs/index.ts'
import { commandlineWords } from './words.ts'

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !/\.test(ing)?\.ts$/.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))

test('every refusal of the command line has its sentence', () => {
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/(?:refuseLine|refusePlan|no)\((?:\w+, )?(?:\w+ \? '(\w+)' : )?'(\w+)'/g)].flatMap(
      ([, a, b]) => [a, b],
    ),
  )
  const wanted = codes.filter((code) => code !== undefined)
  expect(wanted.length).toBeGreaterThan(20)
  expect(wanted.filter((code) => !commandlineWords[`commandline.${code}`])).toEqual([])
})

test('every verb has a name and an example, and the examples read as that verb in both languages', () => {
  for (const { word } of verbs) {
    expect(commandlineWords[`commandline.verb.${word}`]).toBeDefined()
    const { en = '', zh = '' } = commandlineWords[`commandline.help.${word}`] ?? {}
    for (const line of [...en.split(' · '), ...zh.split(' · ')]) {
      const orders = parse(line)
      expect(isLineRefusal(orders) ? line : orders[0]?.verb).toBe(word)
    }
  }
})

test('a verb exists only once its command does, and says what it will do', () => {
  const known = new Set(commands.map(({ name }) => name))
  const named = verbs.flatMap(({ command }) => command ?? [])
  expect(named.filter((command) => !known.has(command))).toEqual([])
  expect(named.filter((command) => !commandlineWords[`commandline.will.${command}`])).toEqual([])
})

test('no two verbs share a word', () => {
  const words = verbs.flatMap(({ word, aliases }) => [word, ...aliases])
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})
