import { expect, test } from 'vitest'
import { workDone } from './workDone.ts'

test('work is done when all have left and one of them had cleared', () => {
  expect(
    workDone([
      { times: {}, ended: 'cleared' },
      { times: {}, ended: 'diverted' },
    ]),
  ).toBe(true)
  expect(workDone([{ times: {}, ended: 'cleared' }, { times: {} }])).toBe(false)
})

test('a call whose units were taken away or broke down still waits', () => {
  expect(workDone([])).toBe(false)
  expect(workDone([{ times: { enroute: 1 }, ended: 'recalled' }])).toBe(false)
  expect(workDone([{ times: { onscene: 1 }, ended: 'outofservice' }])).toBe(false)
  expect(workDone([{ times: { onscene: 1 }, ended: 'recalled' }])).toBe(true)
})
