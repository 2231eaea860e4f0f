import type { Question } from '@muster/shared/domain/protocol/protocol.ts'
import { expect, test } from 'vitest'
import { beside, cardOf, openAfter } from './cardOf.ts'

const ask = (id: string): Question => ({
  id,
  word: { en: id, zh: id },
  text: { en: `${id}?`, zh: `${id}？` },
  kind: 'yesno',
})
const card = { id: 'card', types: ['fire'], questions: ['a', 'b', 'c'].map(ask) }
const fact = { asked: { en: 'b', zh: 'b' }, answer: 'yes', told: { en: 'yes', zh: '是' }, at: 1, by: 'Desk 3' }
const ids = (...args: Parameters<typeof cardOf>) => cardOf(...args).rows.map(({ question }) => question.id)

test('open questions stand first and keep their numbers', () => {
  expect(ids(card, { b: fact })).toEqual(['a', 'c', 'b'])
  expect(ids(card, {}, { a: fact.told })).toEqual(['b', 'c', 'a'])
  expect(cardOf(card, { b: fact }).rows.map(({ number }) => number)).toEqual([1, 3, 2])
})

test('what a former card asked stays known', () => expect(cardOf(card, { x: fact }).others).toEqual([fact]))

test('the next question is the next open one, round the card', () => {
  const { rows } = cardOf(card, { b: fact })
  expect(openAfter(rows, 0)?.id).toBe('a')
  expect(openAfter(rows, 1)?.id).toBe('c')
  expect(openAfter(rows, 3)?.id).toBe('a')
  expect(openAfter(cardOf({ ...card, questions: [ask('a')] }).rows, 1)).toBeUndefined()
  expect([beside(rows, 1, 1)?.id, beside(rows, 1, -1)?.id]).toEqual(['b', undefined])
})
