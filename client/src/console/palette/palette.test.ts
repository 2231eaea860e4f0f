import { verbs } from '@muster/shared/commandline/verbs/index.ts'
import { words } from '@muster/shared/words/index.ts'
import { describe, expect, test } from 'vitest'
import type { Action } from '../../desk/actions.ts'
import { matchOf } from '../../desk/matchOf.ts'
import { entriesOf, found, isReady } from './entriesOf.ts'

const names: Readonly<Record<string, { en: string; zh: string }>> = {
  ...words,
  'bar.new': { en: 'New incident', zh: '新建事件' },
  'queue.down': { en: 'Next row', zh: '下一行' },
  'dispatch.take': { en: 'Take the call', zh: '接手' },
}
const said = (key: string) => names[key] ?? { en: key, zh: key }
const action = (id: string, wordsKey: string, more: Partial<Action> = {}): Action => ({
  ...{ id, words: wordsKey, run: () => undefined },
  ...more,
})
const actions = [
  action('call.take', 'dispatch.take', { key: 't', typed: 'T', enabled: () => false }),
  action('bar.new', 'bar.new', { key: 'n', typed: 'N' }),
  action('queue.down', 'queue.down', { key: 'j' }),
  action('queue.arrowDown', 'queue.down', { key: 'ArrowDown' }),
]
const entries = entriesOf(actions, verbs, said)
const first = (typed: string) => found(entries, typed)[0]?.id

describe('the palette', () => {
  test('holds every action on the screen and every verb, each once', () => {
    expect(entries.filter(({ id }) => id === 'queue.down')).toMatchObject([{ keys: ['j', 'ArrowDown'] }])
    const words = verbs.map(({ word }) => word)
    expect(words.filter((word) => !entries.some(({ also }) => also.includes(word)))).toEqual([])
    expect(entries.filter(({ also }) => also.includes('N')).map(({ id }) => id)).toEqual(['bar.new'])
  })
  test.each([
    ['new inc', 'bar.new'],
    ['incident new', undefined],
    ['ni', 'bar.new'],
    ['新建', 'bar.new'],
    ['xjsj', 'bar.new'],
    ['nwincdnt', 'bar.new'],
    ['n', 'bar.new'],
    ['OOS', 'verb OOS'],
    ['派', 'verb D'],
    ['next', 'queue.down'],
    ['ＮＥＸＴ', 'queue.down'],
  ])('%s finds %s', (typed, id) => expect(first(typed)).toBe(id))
  test('what would do nothing now stands last and does not run', () => {
    const [entry] = entries.filter(({ id }) => id === 'dispatch.take')
    expect(entry && isReady(entry)).toBe(false)
    expect(found(entries, '').at(-1)?.id).toBe('dispatch.take')
    expect(found(entries, 'take the').map(({ id }) => id)).toEqual(['verb T', 'dispatch.take'])
  })
  test('any text is answered', () => {
    for (const typed of ['\u202e', '('.repeat(200), '🚒', '\ud800']) expect(found(entries, typed)).toBeDefined()
  })
})

test('names fit by beginning, word, initials, reading and letters in order, in that order', () => {
  const ranks = ['take', 'the', 'ttc', 'call', 'tkcl'].map((typed) => matchOf('Take the call', typed))
  expect(ranks).toEqual([0, 1, 2, 1, 5])
  expect(matchOf('重新打开', 'cxdk')).toBe(2)
  expect(matchOf('Take', 'x')).toBeUndefined()
})
