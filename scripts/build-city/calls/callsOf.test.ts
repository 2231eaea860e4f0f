import { describe, expect, test } from 'vitest'
import { sfCallRules } from '../sf/callRules.ts'
import { addressOf, streetKey } from './addresses.ts'
import { callsOf } from './callsOf.ts'
import type { SffdRow } from './sffdRows.ts'

const rules = sfCallRules(([lng, lat]) => lng > -122.52 && lng < -122.35 && lat > 37.7 && lat < 37.835)
const row = (more: SffdRow = {}): SffdRow => ({
  'Call Number': '170040001',
  'Unit ID': 'E12',
  'Call Type': 'Medical Incident',
  'Call Type Group': 'Potentially Life-Threatening',
  'Received DtTm': '01/04/2017 11:59:00 PM',
  'Dispatch DtTm': '01/05/2017 12:00:30 AM',
  Address: '700 Block of PARNASSUS AVE',
  Priority: '3',
  'Final Priority': '3',
  'Call Final Disposition': 'Code 2 Transport',
  'Unit sequence in call dispatch': '1',
  'Neighborhood  District': 'Inner Sunset',
  Location: '(37.7625, -122.4600)',
  ...more,
})
const read = (...rows: SffdRow[]) => callsOf(rows, '01/04/2017', rules)

describe('a recorded call', () => {
  test('is read into our own words', () => {
    expect(read(row())).toEqual([
      {
        id: '170040001',
        receivedAt: '2017-01-04T23:59:00-08:00',
        type: 'medical',
        priority: 1,
        point: [-122.46, 37.7625],
        address: '700 block of Parnassus Ave',
        neighbourhood: 'inner-sunset',
        outcome: 'transported',
        units: [{ unitId: 'E12', dispatchSec: 90 }],
      },
    ])
  })

  test('counts midnight and noon as twelve', () => {
    expect(read(row({ 'Received DtTm': '01/04/2017 12:05:00 AM' }))[0]?.receivedAt).toBe('2017-01-04T00:05:00-08:00')
    expect(read(row({ 'Received DtTm': '01/04/2017 12:05:00 PM' }))[0]?.receivedAt).toBe('2017-01-04T12:05:00-08:00')
  })

  test('of another day, or without a time of receipt, is not of this day', () => {
    expect(
      read(row({ 'Received DtTm': '01/05/2017 12:00:00 AM' }), row({ 'Call Number': '2', 'Received DtTm': '' })),
    ).toEqual([])
  })

  test('loses a time that lies before the one it follows, and keeps the later good ones', () => {
    const [call] = read(
      row({
        'Response DtTm': '01/05/2017 12:02:00 AM',
        'On Scene DtTm': '01/05/2017 12:01:00 AM',
        'Transport DtTm': 'soon',
        'Available DtTm': '01/05/2017 12:30:00 AM',
      }),
    )
    expect(call?.units).toEqual([{ unitId: 'E12', dispatchSec: 90, enrouteSec: 180, availableSec: 1860 }])
  })

  test('takes the priority of the unit sent first, and the final one where that is of another agency', () => {
    const later = row({ 'Unit ID': '77', 'Unit sequence in call dispatch': '2', Priority: '2' })
    expect(read(later, row({ Priority: 'E' }))[0]?.priority).toBe(1)
    expect(read(row({ Priority: 'A', 'Final Priority': '2' }))[0]?.priority).toBe(3)
    expect(read(row({ Priority: '2', 'Final Priority': '3' }))[0]?.priority).toBe(3)
  })

  test('whose place is missing or outside the city is still a call', () => {
    for (const Location of ['', '(0, 0)', '(37.6169, -122.3841)']) {
      expect(read(row({ Location }))[0]).toMatchObject({ id: '170040001', point: null })
    }
  })

  test('of a type that nobody mapped is still a call', () => {
    expect(read(row({ 'Call Type': 'Earthquake' }))[0]?.type).toBe('other')
  })
})

describe('an address', () => {
  test.each([
    ['700 Block of SOUTH VAN NESS AVE', '700 block of South Van Ness Ave'],
    ['7TH ST/STEVENSON ST', '7th St / Stevenson St'],
    ['03RD ST/KING ST', '3rd St / King St'],
    ['AVENUE OF THE PALMS', 'Avenue of the Palms'],
  ])('%s is shown as %s', (recorded, shown) => expect(addressOf(recorded)).toBe(shown))

  test('names the same street as the map does', () => {
    expect(streetKey('03RD ST')).toBe(streetKey('3rd Street'))
    expect(streetKey('JUNIPERO SERRA BL')).toBe(streetKey('Junipero Serra Boulevard'))
    expect(streetKey("O'FARRELL ST")).toBe(streetKey('O’Farrell Street'))
    expect(streetKey('PARK ST')).not.toBe(streetKey('Park Avenue'))
  })
})
