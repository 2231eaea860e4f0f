import { expect, test } from 'vitest'
import { messageOf } from './windowMessage.ts'

test('what another window selected is read, and what it left too', () => {
  expect(messageOf({ kind: 'selection', incident: '231' })).toEqual({ kind: 'selection', incident: '231' })
  expect(messageOf({ kind: 'selection' })).toEqual({ kind: 'selection' })
})

test('a pane is one of those that there are', () => {
  expect(messageOf({ kind: 'pane', pane: 'map', isOpen: true })).toEqual({ kind: 'pane', pane: 'map', isOpen: true })
  expect(messageOf({ kind: 'pane', pane: 'moon', isOpen: true })).toBeUndefined()
})

test('what makes no sense is nothing', () => {
  for (const data of [null, 'selection', 7, {}, { kind: 'other' }, []]) expect(messageOf(data)).toBeUndefined()
})
