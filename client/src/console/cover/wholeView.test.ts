import { expect, test } from 'vitest'
import { wholeView } from './wholeView.ts'

test('the whole city is in the pane, whichever side is the longer', () => {
  const view = wholeView(
    [
      [-122.52, 37.7],
      [-122.36, 37.83],
    ],
    764,
    800,
  )
  expect(view?.lng).toBeCloseTo(-122.44)
  const degrees = (764 * 360) / (512 * 2 ** (view?.zoom ?? 0))
  expect(degrees).toBeGreaterThan(0.16)
  expect(degrees).toBeLessThan(0.19)
  expect(wholeView([], 764, 800)).toBeUndefined()
})
