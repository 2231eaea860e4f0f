import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../domain/commands.ts'
import { aggregates } from '../domain/index.ts'
import { say, words } from './index.ts'
import type { Catalogue } from './say.ts'

const all: Catalogue = words
const domain = join(import.meta.dirname, '../domain')
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(domain, path), 'utf8'))

test('every command has a name in both languages', () => {
  expect(commands.filter(({ name }) => !all[name]).map(({ name }) => name)).toEqual([])
})

test('every event has its sentence for the log', () => {
  const types = aggregates.flatMap(({ name, events }) => Object.keys(events).map((verb) => `${name}.${verb}`))
  expect(types.filter((type) => !all[type])).toEqual([])
})

test('every refusal of the domain has its sentence, and an unknown id too', () => {
  const codes = sources.flatMap((source) => [...source.matchAll(/refuse\([^'`]*'([\w.]+)'/g)].map(([, code]) => code))
  const ternary = sources.flatMap((source) =>
    [...source.matchAll(/\? '(\w+\.\w+)' : '(\w+\.\w+)'/g)].flatMap(([, a, b]) => [a, b]),
  )
  const unknown = aggregates.map(({ name }) => `${name}.notFound`)
  expect(codes.length).toBeGreaterThan(10)
  expect([...codes, ...ternary, ...unknown].filter((code) => code && !all[code])).toEqual([])
})

test('no code means both an event and a refusal', () => {
  const types = new Set(aggregates.flatMap(({ name, events }) => Object.keys(events).map((verb) => `${name}.${verb}`)))
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/refuse\([^'`]*'([\w.]+)'/g)].map(([, code]) => code ?? ''),
  )
  expect(codes.filter((code) => types.has(code))).toEqual([])
})

test('facts that are terms are told in the language of the sentence', () => {
  const facts = { unit: 'E12', from: 'onscene', to: 'enroute', allowed: ['transporting', 'available'] }
  expect(say('unit.transition', 'en', facts)).toBe(
    'E12 cannot go from on scene to en route. Possible now: transporting, available.',
  )
  expect(say('unit.transition', 'zh', facts)).toBe('E12 不能由到场变为途中。目前可以：转运、可用。')
})

test('a refusal says the number of an incident as people do', () => {
  expect(say('incident.over', 'en', { incident: '20170104-231' })).toBe('Incident 231 is closed. Reopen it first.')
})

test('both languages of a sentence use the same facts', () => {
  const facts = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort()
  const uneven = Object.entries(all).filter(([, { en, zh }]) => facts(en).join() !== facts(zh).join())
  expect(uneven.map(([key]) => key)).toEqual([])
})
