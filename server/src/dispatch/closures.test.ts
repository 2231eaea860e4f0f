import { readClosing } from '@muster/shared/commandline/closing.ts'
import { createGazetteer } from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import { cityOf } from '@muster/shared/domain/city.ts'
import { type ClosureGeometry, closure } from '@muster/shared/domain/closure/closure.ts'
import { facility } from '@muster/shared/domain/facility/facility.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { desk3, fire231, NOW, sffd } from '@muster/shared/domain/given.testing.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID, world } from '@muster/shared/domain/world/world.ts'
import { circleRing } from '@muster/shared/geo/ring.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCity } from '../cities/loadCity.ts'
import type { CityPack } from '../cities/pack.ts'
import { createAdvisor } from './advisor.ts'
import { createClosedStretches } from './closedStretches.ts'
import { createClosures } from './closures.ts'
import { createEstimates } from './estimate.ts'
import { groundOf } from './ground.ts'
import { metresBetween } from './metresBetween.ts'
import { createNetwork } from './network.ts'
import { recommend } from './recommend.ts'
import { loadRoadMap, type RoadMap } from './roadMap.ts'

let sf: CityPack
let map: RoadMap
let closedBy: ReturnType<typeof createClosedStretches>

beforeAll(async () => {
  const loaded = await loadCity('sf')
  if ('refused' in loaded) throw new Error(loaded.refused)
  sf = loaded
  map = loadRoadMap(sf)
  closedBy = createClosedStretches(map.graph.roads)
})

type Place = [number, number]
const STATION_4: Place = [-122.389134, 37.772802]
const STATION_25: Place = [-122.386918, 37.746643]
const CALL: Place = [-122.3893, 37.7663]
const point = (coordinates: Place) => ({ type: 'Point' as const, coordinates })
const station = (id: string, at: Place) =>
  facility.make.registered(id, { kind: 'station', name: { en: id, zh: id }, point: point(at) })
const engine = (id: string, stationId: string) =>
  unit.make.registered(id, {
    ...({ callSign: id, kind: 'engine', capabilities: ['engine'], crew: 4, agencyId: 'sffd', stationId } as const),
    capabilities: ['engine'],
  })

const boat = (id: string, stationId: string) =>
  unit.make.registered(id, {
    ...({ callSign: id, kind: 'support', crew: 4, agencyId: 'sffd', stationId } as const),
    capabilities: ['support', 'boat'],
  })

const term = { en: 'x', zh: 'x' }
/** A fire takes two engines. */
const plan = [
  world.make.opened(WORLD_ID, {
    ...{ city: 'x', kind: 'live', sample: true, clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 } },
  }),
  world.make.configured(WORLD_ID, {
    settings: {
      ...{ name: term, timeZone: 'UTC', lengthUnit: 'm', outcomes: [], turnoutSec: {}, stopAndStartSec: 0 },
      standards: { assignSec: {}, responseSec: {}, statusSec: {} },
      incidentTypes: [
        { id: 'fire', group: 'F', name: term, priority: 1, keywords: [], needs: [{ capability: 'engine', count: 2 }] },
      ],
    },
  }),
]

/** A city of two engines and a call between them, with its hub's roads; `later` folds one more event. */
function hub(at = CALL) {
  const records = createRecords()
  const city = cityOf(records)
  let seq = 0
  let now = NOW
  const network = createNetwork(map)
  const closures = createClosures({ city, cityNow: () => now, closedBy, network })
  const estimates = createEstimates({ network, city, positionOf: () => undefined, cityNow: () => now })
  const advisor = createAdvisor({ network, ...groundOf(sf, map.graph)() })
  const fold = (...events: Event[]) => {
    for (const event of events) {
      seq += 1
      cityFold.apply(records, { seq, at: NOW, cityTime: NOW, actor: desk3, command: 'test', events: [event] })
    }
    closures.settle()
  }
  fold(sffd, station('s4', STATION_4), station('s25', STATION_25), engine('E04', 's4'), engine('E25', 's25'))
  fold(
    incident.make.reported('i1', {
      ...fire231.data,
      number: '20170104-1',
      type: 'fire',
      priority: 1,
      place: { point: point(at) },
    }),
  )
  return {
    fold,
    city,
    network,
    tick(ms: number) {
      now += ms
      closures.settle()
    },
    advice: () => recommend({ city, incident: city.incident('i1'), estimates, advisor, cityNow: now }),
  }
}

const by = { id: 'dispatcher', name: 'Desk 3' }
const closed = (geometry: ClosureGeometry, more: object = {}) =>
  closure.make.added('c1', { kind: 'closed', geometry, by, ...more })
const flood = ([lng, lat]: Place, radiusM: number): ClosureGeometry => {
  const ring = circleRing([lng, lat], radiusM).map(([x, y]): Place => [x, y])
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Place]] }
}

describe('a closed road', () => {
  test('that the command bar names closes both carriageways of 3rd Street, and makes the way longer at once', () => {
    const gazetteer = createGazetteer(sf.gazetteer)
    const { fold, advice } = hub()
    const before = advice().units.find(({ id }) => id === 'E04')
    const read = readClosing('3rd St Channel 16th', { city: hub().city, gazetteer })
    if ('refused' in read) throw new Error(JSON.stringify(read))
    const line = read.geometry.coordinates.map(([lng, lat]): Place => [lng, lat])
    expect(closedBy({ type: 'LineString', coordinates: line }).length).toBeGreaterThan(10)
    fold(closed({ type: 'LineString', coordinates: line }))
    const after = advice().units.find(({ id }) => id === 'E04')
    expect(after?.seconds).toBeGreaterThan(before?.seconds ?? Number.POSITIVE_INFINITY)
  })

  test('every road around a station closed: its units say why they cannot go, the others stay recommended', () => {
    const { fold, advice } = hub()
    fold(closed(flood(STATION_4, 120), { kind: 'flooded' }))
    const { notChosen, units } = advice()
    expect(notChosen).toContainEqual({ id: 'E04', code: 'noRoad', facts: { shut: 'from' } })
    expect(units.map(({ id }) => id)).toEqual(['E25'])
  })

  test('a call inside a flood is driven to as near as the roads go, and the reason says how far that is', () => {
    const { fold, advice } = hub()
    const open = advice()
    fold(closed(flood(CALL, 250), { kind: 'flooded' }))
    const { units } = advice()
    expect(units.map(({ id }) => id).sort()).toEqual(open.units.map(({ id }) => id).sort())
    for (const { reasons, seconds } of units) {
      expect(reasons).toContainEqual({ code: 'edge', facts: expect.objectContaining({ unit: 'm' }) })
      expect(Number.isFinite(seconds)).toBe(true)
      const metres = Number(reasons.find(({ code }) => code === 'edge')?.facts.metres)
      expect(metres).toBeGreaterThan(150)
      expect(metres).toBeLessThan(600)
    }
  })

  test('into a flood a boat goes all the way, by streets that only it can use, and says why it is sent', () => {
    const { fold, advice } = hub()
    fold(...plan, boat('FB3', 's4'), closed(flood(CALL, 250), { kind: 'flooded' }))
    const { units, unmet, notChosen } = advice()
    const sent = units.filter(({ rank }) => rank !== null)
    const fb3 = sent.find(({ id }) => id === 'FB3')
    expect(fb3?.reasons.map(({ code }) => code)).toEqual(['firstDue', 'afloat', 'inQuarters'])
    const [lng = 0, lat = 0] = fb3?.route?.coordinates.at(-1) ?? []
    expect(metresBetween(lng, lat, ...CALL)).toBeLessThan(60)
    for (const { id, reasons } of sent)
      if (id !== 'FB3') expect(reasons).toContainEqual(expect.objectContaining({ code: 'edge' }))
    expect(unmet.some(({ capability }) => capability === 'boat')).toBe(false)
    expect(notChosen.some(({ id }) => id === 'FB3')).toBe(false)
    fold(unit.make.statusSet('FB3', { status: 'outofservice' }))
    expect(advice().unmet).toContainEqual({ capability: 'boat', count: 1, reason: 'noneFree' })
  })

  test('a flood too wide for others to come near is left to a boat; the others say what is closed', () => {
    const { fold, advice } = hub()
    fold(boat('FB3', 's4'), closed(flood(CALL, 2500), { kind: 'flooded' }))
    const { units, notChosen } = advice()
    expect(units.map(({ id }) => id)).toEqual(['FB3'])
    expect(notChosen.map(({ id, code }) => [id, code])).toEqual([
      ['E04', 'noRoad'],
      ['E25', 'noRoad'],
    ])
  })

  test('a flood too wide to come near leaves nobody, each with the reason', () => {
    const { fold, advice } = hub()
    fold(closed(flood(CALL, 2500), { kind: 'flooded' }))
    const { units, notChosen } = advice()
    expect(units).toEqual([])
    expect(notChosen.map(({ code }) => code)).toEqual(['noRoad', 'noRoad'])
    expect(notChosen.every(({ facts }) => facts.shut !== 'none')).toBe(true)
  })

  test('holds from its begin to its end by the city’s clock, and a slow road changes no time', () => {
    const { fold, advice, tick, network } = hub()
    const seconds = () => advice().units.find(({ id }) => id === 'E04')?.seconds
    const open = seconds()
    fold(closed(flood(STATION_4, 120), { from: NOW + 60_000, until: NOW + 120_000 }))
    expect(seconds()).toBe(open)
    tick(60_000)
    expect(seconds()).toBeUndefined()
    tick(60_000)
    expect(seconds()).toBe(open)
    const version = network.version
    fold(closure.make.added('c2', { kind: 'slow', geometry: flood(STATION_4, 120), by }))
    tick(1000)
    expect(network.version).toBe(version)
    expect(seconds()).toBe(open)
  })

  test('lifted or corrected, all is as it says at once', () => {
    const { fold, advice } = hub()
    const open = advice()
    fold(closed(flood(STATION_4, 120)))
    expect(advice()).not.toEqual(open)
    fold(closure.make.corrected('c1', { kind: 'closed', geometry: flood([-122.5, 37.76], 50), by }))
    expect(advice()).toEqual(open)
    fold(closed(flood(STATION_4, 120)))
    fold(closure.make.lifted('c1', {}))
    expect(advice()).toEqual(open)
  })
})
