import { expect, test } from 'vitest'
import { call, cityWith, EVENING, engine, minutes } from '../../desk/city.testing.ts'
import { byState, longestInStatus } from './unitFigures.ts'

const standards = { assignSec: {}, responseSec: {}, statusSec: { enroute: 600, onscene: 3600 } }
const at = (callSign: string, incidentId: string, status: 'enroute' | 'onscene' | 'emergency') =>
  engine(callSign, { incidentId, status })
const longest = (units: ReturnType<typeof engine>[]) =>
  longestInStatus(
    cityWith({ incidents: [call('1', { status: 'active' }), call('2', { status: 'active' })], units }),
    EVENING + minutes(9),
    standards,
  ).map(({ incident, share }) => [incident.id, Math.min(share, 99)])

test('units are counted by state', () => {
  const city = cityWith({ units: [engine('E1'), engine('E2', { status: 'dispatched' }), at('E3', '1', 'enroute')] })
  expect(byState(city)).toMatchObject({ available: 1, enroute: 2, onscene: 0 })
})

test('who has used most of the time of a status comes first, not who is longest in it', () => {
  expect(longest([at('E1', '1', 'onscene'), at('E2', '2', 'enroute')])).toEqual([
    ['2', 0.9],
    ['1', 0.15],
  ])
})

test('a crew in an emergency comes before everything', () => {
  expect(longest([at('E1', '1', 'emergency'), at('E2', '2', 'enroute')])[0]?.[0]).toBe('1')
})
