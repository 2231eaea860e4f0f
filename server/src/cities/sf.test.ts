import { readdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { getResolution } from 'h3-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { createNetwork, type Network, UNREACHED } from '../dispatch/network.ts'
import type { RoadGraph } from '../dispatch/roadGraph.ts'
import { loadRoadMap } from '../dispatch/roadMap.ts'
import { loadCity } from './loadCity.ts'
import type { CityPack } from './pack.ts'

let sf: CityPack
let network: Network
let graph: RoadGraph
let folder: string

beforeAll(async () => {
  const loaded = await loadCity('sf')
  if ('refused' in loaded) throw new Error(loaded.refused)
  sf = loaded
  network = createNetwork(loadRoadMap(sf))
  graph = network.graph
  folder = dirname(sf.basemapPath)
})

const idsOf = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id))

describe('the San Francisco pack', () => {
  test('is at most 7 MB and names its sources', async () => {
    const names = await readdir(folder)
    const sizes = await Promise.all(names.map(async (name) => (await stat(`${folder}/${name}`)).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(7_000_000)
    expect(names).toContain('SOURCES.md')
  })

  test('has 45 stations with a battalion each, hospitals that take ambulances, and 41 neighbourhoods in both languages', () => {
    const stations = sf.facilities.filter(({ kind }) => kind === 'station')
    expect(stations).toHaveLength(45)
    expect(stations.every(({ battalion }) => /^B(0[1-9]|10)$/.test(battalion ?? ''))).toBe(true)
    expect(sf.facilities.filter(({ emergency }) => emergency).length).toBeGreaterThanOrEqual(10)
    expect(sf.neighbourhoods).toHaveLength(41)
    expect(sf.neighbourhoods.every(({ properties }) => /\p{Script=Han}/u.test(properties.name.zh))).toBe(true)
  })

  test('gives no id twice', () => {
    const lists = [sf.facilities, sf.units, sf.agencies, sf.calls, sf.city.incidentTypes, sf.city.outcomes]
    for (const things of lists) expect(idsOf(things).size).toBe(things.length)
  })

  test('has every unit at a station and in an agency that exist', () => {
    const stations = idsOf(sf.facilities.filter(({ kind }) => kind === 'station'))
    const agencies = idsOf(sf.agencies)
    expect(sf.units.filter(({ stationId }) => !stations.has(stationId))).toEqual([])
    expect(sf.units.filter(({ agencyId }) => !agencies.has(agencyId))).toEqual([])
    expect(sf.units.filter(({ kind }) => kind === 'engine')).toHaveLength(44)
    expect(sf.units.filter(({ kind }) => kind === 'truck')).toHaveLength(20)
  })

  test('sends to a first alarm only what the fleet has', () => {
    const capabilities = sf.units.flatMap((unit) => unit.capabilities)
    for (const { id, needs } of sf.city.incidentTypes) {
      for (const { capability, count } of needs) {
        expect(
          capabilities.filter((have) => have === capability).length,
          `${id}: ${capability}`,
        ).toBeGreaterThanOrEqual(count)
      }
    }
  })

  test('sets a response standard for every incident type and no other', () => {
    expect(new Set(Object.keys(sf.city.standards.responseSec))).toEqual(idsOf(sf.city.incidentTypes))
  })

  test('has the calls of 4 January 2017 with types, outcomes, neighbourhoods and units that it knows', () => {
    const [units, types, outcomes] = [idsOf(sf.units), idsOf(sf.city.incidentTypes), idsOf(sf.city.outcomes)]
    const neighbourhoods = new Set(sf.neighbourhoods.map(({ properties }) => properties.id))
    expect(sf.calls).toHaveLength(461)
    for (const call of sf.calls) {
      expect(call.receivedAt).toMatch(/^2017-01-04T\d\d:\d\d:\d\d-08:00$/)
      expect(types).toContain(call.type)
      expect(outcomes).toContain(call.outcome)
      if (call.neighbourhood !== '') expect(neighbourhoods).toContain(call.neighbourhood)
      for (const { unitId } of call.units) expect(units).toContain(unitId)
    }
  })

  test('has no recorded time before the one it must follow', () => {
    for (const { id, units } of sf.calls) {
      for (const { dispatchSec, enrouteSec, onsceneSec, transportSec, athospitalSec, availableSec } of units) {
        const steps = [dispatchSec, enrouteSec, onsceneSec, transportSec, athospitalSec, availableSec]
        const known = steps.filter((sec) => sec !== undefined)
        expect(known, id).toEqual([...known].sort((a, b) => a - b))
      }
    }
  })

  test('starts in an hour of at least 25 calls, with work under way', () => {
    const epoch = Date.parse(sf.city.defaultEpoch)
    const startsAt = sf.calls.map(({ receivedAt }) => Date.parse(receivedAt))
    expect(startsAt.filter((at) => at >= epoch && at < epoch + 3_600_000).length).toBeGreaterThanOrEqual(25)
    const underWay = sf.calls.filter(({ units }, i) => {
      const start = startsAt[i]!
      return start < epoch && units.some(({ availableSec = 0 }) => start + availableSec * 1000 > epoch)
    })
    expect(underWay.length).toBeGreaterThanOrEqual(10)
  })

  test('holds about as many residents as the census counted in 2010', () => {
    const residents = Object.values(sf.population.persons).reduce((sum, persons) => sum + persons, 0)
    expect(residents / 805_235).toBeGreaterThan(0.95)
    expect(residents / 805_235).toBeLessThan(1.05)
    expect(Object.keys(sf.population.persons).every((cell) => getResolution(cell) === sf.population.h3Resolution)).toBe(
      true,
    )
  })

  test('expects about as many calls a day as the two weeks had', () => {
    const weekly = Object.values(sf.demand.callsPer1000h)
      .flat()
      .reduce((sum, calls) => sum + calls / 1000, 0)
    // 3,560 calls in 8 days and 2,776 in 7.
    expect(weekly / 7 / ((3560 + 2776) / 15)).toBeGreaterThan(0.97)
    expect(weekly / 7 / ((3560 + 2776) / 15)).toBeLessThan(1.03)
  })

  test('marks its stock as invented, at facilities that exist, with something short', () => {
    const facilities = idsOf(sf.facilities)
    expect(sf.stock.every(({ sample, facilityId }) => sample && facilities.has(facilityId))).toBe(true)
    expect(new Set(sf.stock.map(({ item }) => item)).size).toBeGreaterThanOrEqual(12)
    expect(sf.stock.some(({ onHand, min }) => onHand < min)).toBe(true)
  })

  test('finds house blocks and crossings by street', () => {
    const { streets, crossings } = sf.gazetteer
    const indexOf = (name: string) => streets.findIndex((street) => street.name === name)
    const parnassus = streets[indexOf('Parnassus Avenue')]!
    expect(parnassus.blocks.length).toBeGreaterThan(0)
    const [seventh, mission] = [indexOf('7th Street'), indexOf('Mission Street')]
    const meet = crossings.find(([a, b]) => (a === seventh && b === mission) || (a === mission && b === seventh))
    // 7th and Mission in South of Market, by the courthouse.
    expect(meet?.[2]).toBeCloseTo(-122.4113, 2)
    expect(meet?.[3]).toBeCloseTo(37.7787, 2)
    // Powell ends on foot at Market: the map does not join them, the call records do.
    const [powell, market] = [indexOf('Powell Street'), indexOf('Market Street')]
    expect(crossings.some(([a, b]) => (a === powell && b === market) || (a === market && b === powell))).toBe(true)
    expect(crossings.every(([a, b]) => streets[a] && streets[b])).toBe(true)
  })
})

describe('the San Francisco road graph', () => {
  test('reaches every station, hospital and placed call from everywhere', () => {
    const metres = sf.facilities.map(({ point }) => graph.snap(...point)?.metres ?? Number.POSITIVE_INFINITY)
    expect(Math.max(...metres)).toBeLessThan(150)
    const calls = sf.calls.flatMap(({ point }) =>
      point ? [graph.snap(...point)?.metres ?? Number.POSITIVE_INFINITY] : [],
    )
    expect(calls.sort((a, b) => a - b)[calls.length >> 1]).toBeLessThanOrEqual(30)
    for (const millis of [network.millisFrom(0), network.millisTo(0)]) {
      expect(millis.subarray(0, graph.strongCount).includes(UNREACHED)).toBe(false)
    }
  })

  test('hangs together: 93 % of its nodes in one strong part, at least 51,000 of them', () => {
    expect(graph.strongCount).toBeGreaterThanOrEqual(51_000)
    expect(graph.strongCount / graph.nodeCount).toBeGreaterThanOrEqual(0.93)
  })

  test('leads over the bridge from Treasure Island to the city and back', () => {
    const [island, city] = [graph.snap(-122.3693, 37.8268)!.node, graph.snap(-122.3885, 37.7902)!.node]
    // 6 to 7 km each way: the bridge, not a ferry.
    expect(network.route(island, city)?.metres).toBeGreaterThan(4000)
    expect(network.route(island, city)?.metres).toBeLessThan(9000)
    expect(network.route(city, island)?.metres).toBeLessThan(9000)
  })
})

test('a city that is not there is refused by name, also where the name climbs out of the folder', async () => {
  for (const id of ['nowhere', '../sf', 'sf/../sf', '', 'pack.ts', '__proto__']) {
    expect(await loadCity(id)).toMatchObject({ refused: 'city.unknown', status: 404 })
  }
})
