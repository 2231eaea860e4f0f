import { basename } from 'node:path'
import type { Agency, CityPack, Facility, Neighbourhood, Unit } from '@muster/server/cities/pack.ts'
import { dissect } from '@muster/server/dispatch/hierarchy/dissect.ts'
import { writeOrderFile } from '@muster/server/dispatch/hierarchy/orderFile.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { writeRoadFile } from '@muster/server/dispatch/roadFile.ts'
import { loadRoadGraph } from '@muster/server/dispatch/roadGraph.ts'
import { roadMapOf } from '@muster/server/dispatch/roadMap.ts'
import tzLookup from '@photostructure/tz-lookup'
import { createRoads } from '../../sim/roads.ts'
import { insideOf } from '../areas/insideOf.ts'
import type { BuiltCity } from '../builtCity.ts'
import { CannotBuild } from '../cannotBuild.ts'
import { gazetteerOf } from '../gazetteerOf.ts'
import { osmClasses } from '../roads/roadClasses.ts'
import { roadFigures, roadFileOf } from '../roads/roadFileOf.ts'
import { rounded } from '../rounded.ts'
import { stockAt } from '../sf/stock.ts'
import { basemapOf } from '../tiles/basemapOf.ts'
import { cutTiles } from '../tiles/cutTiles.ts'
import { departments } from '../unitKinds.ts'
import { districtsOf } from './districts.ts'
import { expectedCalls, ratesOf } from './expectedCalls.ts'
import { extractOf } from './extract.ts'
import { facilitiesOf } from './facilities.ts'
import { AMBULANCE_AGENCY, FIRE_AGENCY, fleetOf } from './fleet.ts'
import { boundsOf, km2Of, piecesOf, placesOn, reachOf } from './graphFigures.ts'
import type { Box } from './land.ts'
import { mapLayers } from './mapLayers.ts'
import type { Words } from './names.ts'
import { osmRoads } from './osmRoads.ts'
import { residentsOf } from './residents.ts'
import { epochOf, sampleCalls } from './sampleCalls.ts'
import { samplesFor } from './samples.ts'
import { osmSettings, SAMPLE_DAY, STOP_AND_START_SEC, utcOffsetOf } from './settings.ts'
import { osmSources } from './sources.ts'
import { streetPlaces } from './streetPlaces.ts'

export type OsmWish = { path: string; id: string; name: Words; timeZone?: string }

type Place = [lng: number, lat: number]

/** Degrees around the city that the map still draws: as far as a console may look. */
const BEYOND_DEG = 0.26
/** Calls of the invented day: as many as the residents would make, but so many for each ambulance that the board has work. */
const LEAST_CALLS_PER_MEDIC = 14
const MOST_CALLS_PER_MEDIC = 20
/** First hour of a Wednesday in a week of hours. */
const WEDNESDAY = 48
const STOCKED = 7
/** With a smaller share in its largest piece a city's roads are worth a remark. */
const LEAST_STRONG = 0.85

/** Makes a city folder of an OpenStreetMap file. `sampleCity`: whose incident types, rates and recorded day it borrows. */
export async function buildOsm({ path, id, name, ...wish }: OsmWish, sampleCity: CityPack): Promise<BuiltCity> {
  const extract = await extractOf(path)
  const { roads, figures: said } = osmRoads(extract)
  if (roads.stretches.length === 0)
    throw new CannotBuild(`${path} has no road that a vehicle may use: give an extract with highways.`)
  const roadFile = roadFileOf(roads, osmClasses)
  const roadBytes = writeRoadFile(roadFile)
  // Of the roads as a hub reads them: the file rounds places.
  const graph = loadRoadGraph(roadBytes)
  const order = dissect(graph)
  const bounds = boundsOf(graph)
  const center: Place = [rounded((bounds[0] + bounds[2]) / 2), rounded((bounds[1] + bounds[3]) / 2)]
  const isInside = ([lng, lat]: Place) => lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3]
  const timeZone = wish.timeZone ?? tzLookup(center[1], center[0])

  const found = facilitiesOf(extract, isInside)
  const { samples, remarks } = samplesFor(found, graph, center, km2Of(bounds))
  const facilities = [...found, ...samples]
  const units = fleetOf(facilities)
  const { from: districtsFrom, neighbourhoods } = districtsOf(extract, placesOn(graph), bounds, name)
  const residents = residentsOf(extract, roads, isInside)
  const rates = ratesOf(sampleCity)
  const when = { day: SAMPLE_DAY, utcOffset: utcOffsetOf(timeZone) }
  const calls = sampleCalls({
    ...{ recorded: sampleCity, units, ...when },
    roads: createRoads(createNetwork(roadMapOf(graph, order))),
    count: callsFor(residents.total * sum(rates.slice(WEDNESDAY, WEDNESDAY + 24)), units),
    stopAndStartSec: STOP_AND_START_SEC,
    homes: new Map(facilities.map((one) => [one.id, one.point])),
    placeFor: streetPlaces(roads, residents.persons),
    neighbourhoodAt: districtAt(neighbourhoods),
  })
  const city = osmSettings({ id, name, timeZone, bounds, center, defaultEpoch: epochOf(calls, when) })
  const figures = {
    roads: { ...roadFigures(roads), pieces: piecesOf(roads), ...said, nodesWithTurnsAndLongBlocksCut: graph.nodeCount },
    reachedFromTheMiddle: reachOf(roadFile, center),
    facilities: Object.fromEntries(
      [...Map.groupBy(facilities, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
    ),
    units: units.length,
    neighbourhoods: neighbourhoods.length,
    ...{ residents: residents.total, residentsFrom: residents.basis, calls: calls.length, timeZone, bounds },
  }
  const box: Box = [bounds[0] - BEYOND_DEG, bounds[1] - BEYOND_DEG, bounds[2] + BEYOND_DEG, bounds[3] + BEYOND_DEG]
  const place = { name: name.en, attribution: city.attribution, bounds: box, center }
  return {
    files: {
      'city.json': city,
      'facilities.json': facilities,
      'agencies.json': agenciesOf(name),
      'units.json': units,
      'neighbourhoods.geojson': { type: 'FeatureCollection', features: neighbourhoods },
      'population.json': {
        ...{ h3Resolution: residents.h3Resolution, source: residents.source },
        ...{ asOf: 'OpenStreetMap', persons: residents.persons },
      },
      'calls.json': calls,
      'demand.json': expectedCalls(residents, rates),
      'stock.json': stockAt(stockPlacesOf(facilities)),
      'gazetteer.json': gazetteerOf(roads, [], isInside),
      'basemap.pmtiles': await basemapOf(cutTiles(mapLayers(extract, box), box), place),
      'roads.bin': roadBytes,
      'order.bin': writeOrderFile(order),
      'SOURCES.md': osmSources({
        file: basename(path),
        name: name.en,
        facilities,
        residents,
        districtsFrom,
        remarks,
        figures,
      }),
    },
    figures,
    remarks: [...remarks, ...roadRemarks(figures.roads)],
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

function callsFor(expected: number, units: readonly Unit[]): number {
  const medics = units.filter(({ kind }) => kind === 'medic').length
  return Math.round(Math.min(MOST_CALLS_PER_MEDIC * medics, Math.max(LEAST_CALLS_PER_MEDIC * medics, expected)))
}

function agenciesOf({ en, zh }: Words): Agency[] {
  return [
    { id: FIRE_AGENCY, name: { en: `${en} Fire Department`, zh: `${zh}消防局` } },
    { id: AMBULANCE_AGENCY, name: { en: `${en} Ambulance Service`, zh: `${zh}急救中心` } },
    ...departments,
  ]
}

/** The store has the most, then stations and shelters in their order. */
function stockPlacesOf(facilities: readonly Facility[]): string[] {
  const of = (...kinds: Facility['kind'][]) => facilities.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
  return [...of('warehouse'), ...of('station'), ...of('shelter')].slice(0, STOCKED)
}

function districtAt(neighbourhoods: readonly Neighbourhood[]): (place: Place) => string {
  const areas = neighbourhoods.map(({ properties: { id }, geometry }) => ({
    id,
    inside: insideOf(geometry.coordinates),
  }))
  return (place) => areas.find(({ inside }) => inside(place))?.id ?? ''
}

function roadRemarks({ nodes, strongNodes, pieces, oddSpeeds }: Record<string, number>): string[] {
  const remarks: string[] = []
  if (strongNodes !== undefined && nodes !== undefined && strongNodes < nodes * LEAST_STRONG)
    remarks.push(
      `The roads lie in ${pieces} pieces: ${nodes - strongNodes} of ${nodes} nodes cannot be driven to and from the largest, and nobody is sent there.`,
    )
  if (oddSpeeds) remarks.push(`${oddSpeeds} roads have a maxspeed that cannot be: their class's speed is taken.`)
  return remarks
}
