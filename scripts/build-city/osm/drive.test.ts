import { describe, expect, test } from 'vitest'
import { driveOf } from './drive.ts'
import { heightM, postedKmh, weightT } from './measures.ts'

const drive = (tags: Record<string, string>) => driveOf(new Map(Object.entries({ highway: 'residential', ...tags })))
const kmh = (tags: Record<string, string>) => Math.round((drive(tags)?.metresPerSec ?? Number.NaN) * 3.6)

describe('a road is driven', () => {
  test('one way or the other or both, as its tags say', () => {
    expect(drive({})?.direction).toBe('both')
    for (const oneway of ['yes', 'true', '1']) expect(drive({ oneway })?.direction).toBe('forward')
    for (const oneway of ['-1', 'reverse']) expect(drive({ oneway })?.direction).toBe('backward')
    expect(drive({ junction: 'roundabout' })?.direction).toBe('forward')
    expect(drive({ highway: 'motorway' })?.direction).toBe('forward')
    expect(drive({ highway: 'motorway', oneway: 'no' })?.direction).toBe('both')
    expect(drive({ oneway: 'yes', 'oneway:emergency': 'no' })?.direction).toBe('both')
    expect(drive({ oneway: 'reversible' })).toBeUndefined()
  })

  test('by those who are called where others may not, but not where nobody can', () => {
    for (const access of ['private', 'destination', 'customers', 'permit']) expect(drive({ access })).toBeDefined()
    for (const key of ['access', 'vehicle', 'motor_vehicle', 'emergency'])
      expect(drive({ [key]: 'no' })).toBeUndefined()
    expect(drive({ access: 'no', emergency: 'yes' })).toBeDefined()
    expect(drive({ access: 'no', motor_vehicle: 'yes' })).toBeDefined()
    expect(drive({ highway: 'footway' })).toBeUndefined()
    expect(drive({ highway: 'footway', emergency: 'yes' })?.roadClass).toBe('pedestrian')
    for (const highway of ['construction', 'proposed', 'steps', 'constructor', '__proto__'])
      expect(drive({ highway })).toBeUndefined()
  })

  test('on a ferry that takes vehicles', () => {
    const ferry = (tags: Record<string, string>) => driveOf(new Map(Object.entries({ route: 'ferry', ...tags })))
    expect(ferry({ motor_vehicle: 'yes' })).toMatchObject({ roadClass: 'ferry', traits: { structure: 'ferry' } })
    expect(ferry({})).toBeUndefined()
    expect(ferry({ foot: 'yes', motor_vehicle: 'no' })).toBeUndefined()
  })

  test('as fast as its class, or as is posted there, within what the class can be', () => {
    expect(drive({})?.metresPerSec).toBeUndefined()
    expect(kmh({ maxspeed: '50' })).toBe(40)
    expect(kmh({ maxspeed: '25 mph' })).toBe(32)
    expect(kmh({ maxspeed: 'CH:urban' })).toBe(40)
    expect(kmh({ maxspeed: '5' })).toBe(16)
    expect(kmh({ maxspeed: 'none' })).toBe(48)
    expect(kmh({ surface: 'gravel' })).toBe(24)
  })
})

test('posted speeds are read in all their forms, and nonsense is no speed', () => {
  const posted = (maxspeed: string) => postedKmh(new Map([['maxspeed', maxspeed]]))
  const speeds = {
    '30': 30,
    '30 km/h': 30,
    '20 mph': 32,
    walk: 6,
    'DE:zone:30': 30,
    'FR:rural': 80,
    'xx:rural': 90,
    '50;30': 50,
  }
  for (const [text, kmh] of Object.entries(speeds)) expect(posted(text).kmh, text).toBeCloseTo(kmh, 0)
  for (const text of ['-30', '0', '999', 'fast', '1e9', 'NaN', '🚒']) expect(posted(text), text).toEqual({ odd: true })
  expect(posted('signals')).toEqual({ odd: false })
  expect(postedKmh(new Map([['maxspeed:type', 'AT:motorway']])).kmh).toBe(130)
})

test('signs of height and weight are read in metres and tonnes', () => {
  const heights = { '3.5': 3.5, '3.5 m': 3.5, '11\'6"': 3.505, '12 ft': 3.658 }
  for (const [text, metres] of Object.entries(heights)) expect(heightM(text), text).toBeCloseTo(metres, 3)
  for (const text of ['default', '-3', '', '0', 'low']) expect(heightM(text)).toBeUndefined()
  expect([weightT('7.5'), weightT('7500 kg'), weightT('10 st'), weightT('none')]).toEqual([7.5, 7.5, 9.072, undefined])
})
