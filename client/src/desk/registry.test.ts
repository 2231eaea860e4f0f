import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLineRefusal } from '@muster/shared/commandline/order.ts'
import { parse } from '@muster/shared/commandline/read.ts'
import { verbs } from '@muster/shared/commandline/verbs/index.ts'
import { commandNamed, commands } from '@muster/shared/domain/commands.ts'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.testing\./.test(path))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .filter((text) => /useActions\(|defineAction\(/.test(text))

/** An action as it stands in the source: from its id to that of the next. */
const LENGTH = 420
const part = (text: string, name: string) => new RegExp(`\\b${name}(?:: ['\`]([^'\`]+)|,)`).exec(text)
const actions = sources.flatMap((text) => {
  const starts = [...text.matchAll(/\bid: ['`]([^'`]+)['`],/g)]
  return starts
    .map(({ index, 1: id = '' }, at) => ({
      id,
      text: text.slice(index, Math.min(index + LENGTH, starts[at + 1]?.index ?? Infinity)),
    }))
    .filter(({ text: one }) => /\bwords\b/.test(one) && /\brun\b/.test(one))
    .map(({ id, text: one }) => ({
      id,
      words: part(one, 'words')?.[1],
      key: part(one, 'key') !== null,
      typed: part(one, 'typed')?.[1]?.replace(/\$\{[^}]+\}/g, '231'),
      command: part(one, 'command')?.[1],
    }))
})

/** What has neither key nor line of its own, and why; the palette has it. */
const BY_PALETTE_ALONE = ['look.signOut'] // Leaving the desk is not for a slip of the hand.

/** Commands that people send, yet by no key or line of their own, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'world.configure': 'response plans and question cards have their forms in Admin; the rest is set up once',
  'unit.register': 'the fleet comes with the city pack and with feeds',
  'unit.correct': 'a record is put right afterwards, with its reason',
  'facility.register': 'buildings come with the city pack',
  'agency.register': 'neighbours have their form in Admin; other agencies come with the city pack',
  'stock.count': 'stock is counted where it lies; its screen brings the verb',
  'alarm.shelve': 'S on the alarm of the list that has the focus',
  'alarm.unshelve': 'S on the alarm of the list that has the focus',
  'incident.eraseOutline': 'the button of the outline in its list',
  'incident.unanswer': 'takes back an answer: its card, and U',
  'incident.unstrike': 'takes back a strike: the button of the line that was struck, and U',
  'incident.detach': 'the button of the file that it is about',
  'premise.amend': 'the button of the note that it is about',
  'premise.strike': 'the button of the note that it is about',
  'closure.correct': 'who told of road works tells of them again; a person lifts a closure and sets it anew',
  'complex.remove': 'the button of the complex that it is about, and U',
  'complex.assign': 'the form of the complex that it is about',
  'complex.close': 'the button of the complex that it is about, and U',
  'shift.withdraw': 'the button of the offer on the sheet of the shift, and U',
  'shift.decline': 'the button beside the one that accepts, with its reason',
  'incident.forgetCaller': 'who may erase does so on request, with the second factor shown anew',
}

test('the registry is read whole', () => {
  expect(actions.length).toBeGreaterThan(25)
  // Two parts of the screen may offer the same thing, never two things under one id.
  const words = Map.groupBy(actions, ({ id }) => id)
  const split = [...words].filter(([, all]) => new Set(all.map((one) => one.words)).size > 1)
  expect(split.map(([id]) => id)).toEqual([])
})

test('every action can be reached by a key or a line of the command bar, and by the palette', () => {
  const bare = actions.filter(({ key, typed }) => !key && typed === undefined).map(({ id }) => id)
  expect(bare).toEqual(BY_PALETTE_ALONE)
})

test('the line that an action is typed as reads as an order', () => {
  const lines = actions.flatMap(({ typed }) => typed ?? [])
  expect(lines.length).toBeGreaterThan(8)
  expect(lines.filter((line) => isLineRefusal(parse(line)))).toEqual([])
})

test('what changes the city is a command with a route of its own', () => {
  const named = actions.flatMap(({ command }) => command ?? [])
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => (commandNamed(name)?.roles.length ?? 0) === 0)).toEqual([])
})

test('every command that a person may send has a verb or an action, or a reason why not', () => {
  const reached = new Set([...verbs.map(({ command }) => command), ...actions.map(({ command }) => command)])
  const personal = commands.filter(({ roles }) => roles.some((role) => role !== 'feed')).map(({ name }) => name)
  const missing = personal.filter((name) => !reached.has(name))
  expect(missing.filter((name) => !(name in ELSEWHERE))).toEqual([])
  // A reason that no longer holds leaves the list.
  expect(Object.keys(ELSEWHERE).filter((name) => !missing.includes(name))).toEqual([])
})
