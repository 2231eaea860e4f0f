import { describe, expect, test } from 'vitest'
import { PANES, type PaneId } from '../../../desk/panes.ts'
import { layoutOf } from './layoutOf.ts'

const rowsOf = (shown: readonly PaneId[], room: 'wide' | 'narrow' = 'wide') =>
  [...layoutOf(shown, room).template.matchAll(/'([^']+)'/g)].map(([, row]) => row)

describe('panes share the screen', () => {
  test('all of them: queue at the left, map and detail above the board', () => {
    expect(rowsOf(PANES)).toEqual(['queue map detail', 'queue board board'])
    expect(layoutOf(PANES, 'wide').sized).toEqual(['queue', 'detail', 'board'])
  })
  test('what is hidden leaves its room to the others', () => {
    expect(rowsOf(['queue', 'map', 'board'])).toEqual(['queue map', 'queue board'])
    expect(rowsOf(['map', 'detail'])).toEqual(['map detail'])
    expect(rowsOf(['queue', 'board'])).toEqual(['queue board'])
    expect(rowsOf(['board'])).toEqual(['board'])
    expect(rowsOf(['queue'])).toEqual(['queue'])
  })
  test('a pane alone has no edge to move', () => {
    for (const pane of PANES) expect(layoutOf([pane], 'wide').sized).toEqual([])
  })
  test('without a map the detail takes its room', () => {
    expect(layoutOf(['queue', 'detail'], 'wide').sized).toEqual(['queue'])
    expect(layoutOf(['queue', 'detail'], 'narrow').detailIsDrawer).toBe(false)
  })
  test('on a narrow screen the detail is a drawer over the map and the board a line of counts', () => {
    expect(rowsOf(PANES, 'narrow')).toEqual(['queue map', 'queue board'])
    const { detailIsDrawer, boardIsStrip } = layoutOf(PANES, 'narrow')
    expect([detailIsDrawer, boardIsStrip]).toEqual([true, true])
    expect(layoutOf(['board'], 'narrow').boardIsStrip).toBe(false)
  })
})
