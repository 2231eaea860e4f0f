import type { Call, Facility } from '@muster/server/cities/pack.ts'
import { dissect } from '@muster/server/dispatch/hierarchy/dissect.ts'
import { writeOrderFile } from '@muster/server/dispatch/hierarchy/orderFile.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { writeRoadFile } from '@muster/server/dispatch/roadFile.ts'
import { loadRoadGraph, roadGraphOf } from '@muster/server/dispatch/roadGraph.ts'
import { roadMapOf } from '@muster/server/dispatch/roadMap.ts'
import { type AreaCollection, type PlaceFeature, readAreas, readPlaces, ringsOf } from '../areas/areaFile.ts'
import { insideOf } from '../areas/insideOf.ts'
import { neighbourhoodsOf } from '../areas/neighbourhoodsOf.ts'
import { populationOf } from '../areas/populationOf.ts'
import { slugOf } from '../areas/slugOf.ts'
import type { BuiltCity } from '../builtCity.ts'
import { callsOf } from '../calls/callsOf.ts'
import { demandOf } from '../calls/demandOf.ts'
import { freeAfterOf } from '../calls/freeAfter.ts'
import { type Drive, paceOf, withinP90 } from '../calls/paceOf.ts'
import { type SffdRow, sffdRows } from '../calls/sffdRows.ts'
import { gazetteerOf } from '../gazetteerOf.ts'
import { addLinks } from '../roads/addedLinks.ts'
import { joinRoads } from '../roads/joinRoads.ts'
import { calibratedClasses } from '../roads/roadClasses.ts'
import { roadFigures, roadFileOf } from '../roads/roadFileOf.ts'
import { roadLines } from '../roads/roadLines.ts'
import { rounded } from '../rounded.ts'
import { basemapOf } from '../tiles/basemapOf.ts'
import { sourceTiles } from '../tiles/sourceTiles.ts'
import { sfCallRules } from './callRules.ts'
import { driveFigures, drivesOf } from './driveCheck.ts'
import { agencies, fleetOf, unitIdOf } from './fleet.ts'
import { neighbourhoodNames } from './neighbourhoodNames.ts'
import { hospitals, schools, warehouses } from './places.ts'
import { addedLinks } from './roads.ts'
import { sfBounds, sfCensus, sfSettings } from './settings.ts'
import { snapFigures } from './snapCheck.ts'
import { sources } from './sources.ts'
import { stationsOf } from './stations.ts'
import { stockAt, stockPlaces } from './stock.ts'

const SAMPLE_DAY = '01/04/2017'
// Of the points of its borders one in twelve is kept: the source has one every few metres.
const KEPT_SHARE = 1 / 12

/** Makes San Francisco's pack of the files below `data` (the folder that holds `sf/`). */
export async function buildSf(data: string): Promise<BuiltCity> {
  const sf = `${data}/sf`
  const tilesPath = `${sf}/basemap/sf.pmtiles`
  const week = await sffdRows([`${sf}/calls/sffd_2016-12-31_2017-01-07.csv`])
  const later = await sffdRows([`${sf}/calls/sffd_2020-04-07_2020-04-13.csv`])
  const bothWeeks = [...week, ...later]
  const areas = await readAreas(`${sf}/areas/analysis_neighborhoods.geojson`)
  const inside = insideOf(areas.features.flatMap(({ geometry }) => ringsOf(geometry)))

  const joined = addLinks(joinRoads(await roadLines(tilesPath)), addedLinks)
  const roadFile = roadFileOf(joined, calibratedClasses)
  const graph = roadGraphOf(roadFile)
  const roads = writeRoadFile(roadFile)
  // Of the roads as a hub reads them: the file rounds places.
  const order = dissect(loadRoadGraph(roads))
  const stations = stationsOf(await readPlaces(`${sf}/fire_stations.geojson`), bothWeeks)
  const places = await readPlaces(`${sf}/pois_from_basemap.geojson`)
  const rules = sfCallRules(isInBounds)
  const calls = callsOf(week, SAMPLE_DAY, rules).map(withOurUnitIds)
  const network = createNetwork(roadMapOf(graph, order))
  const byWeek = [week, later].map((rows) => drivesOf(rows, stations, network))
  const drives = driveFigures(byWeek.flat())
  const stopAndStartSec = drives.beyondGraphSec
  const pace = paceOf(bothWeeks, byWeek.flat(), stopAndStartSec)
  const freeAfterSec = freeAfterOf(bothWeeks)
  const city = sfSettings({ defaultEpoch: busiestHour(calls), stopAndStartSec, pace, freeAfterSec })
  const { name, attribution, bounds, center } = city
  const { h3Resolution, persons } = populationOf(await readAreas(`${sf}/areas/popdensity_block_groups.geojson`))
  const figures = {
    roads: { ...roadFigures(joined), nodesWithLongBlocksCut: graph.nodeCount },
    snap: snapFigures(bothWeeks, graph),
    drives: { ...drives, withinP90OfTheOtherWeek: withinOther([week, later], byWeek, stopAndStartSec) },
    residents: Object.values(persons).reduce((sum, persons) => sum + persons, 0),
    calls: calls.length,
    callsWithoutPlace: calls.filter(({ point }) => point === null).length,
    defaultEpoch: city.defaultEpoch,
  }
  return {
    files: {
      'city.json': city,
      'facilities.json': [...stations, ...facilitiesOf(places)],
      'agencies.json': agencies,
      'units.json': fleetOf(week, SAMPLE_DAY, stations),
      'neighbourhoods.geojson': { type: 'FeatureCollection', features: neighbourhoodsOf(areas, sfNames, KEPT_SHARE) },
      'population.json': { h3Resolution, ...sfCensus, persons },
      'calls.json': calls,
      'demand.json': demandOf(bothWeeks, isInBounds),
      'stock.json': stockAt(stockPlaces),
      'gazetteer.json': gazetteerOf(joined, bothWeeks, inside),
      'basemap.pmtiles': await basemapOf(sourceTiles(tilesPath, 0), { name: name.en, attribution, bounds, center }),
      'roads.bin': roads,
      'order.bin': writeOrderFile(order),
      'SOURCES.md': sources(figures),
    },
    figures,
  }
}

function sfNames({ name }: AreaCollection['features'][number]['properties']) {
  const zh = neighbourhoodNames[`${name}`]
  if (!zh) throw new Error(`the neighbourhood ${name} has no Chinese name`)
  return { id: slugOf(`${name}`), name: { en: `${name}`, zh } }
}

function isInBounds([lng, lat]: [number, number]): boolean {
  const [west, south, east, north] = sfBounds
  return lng >= west && lng <= east && lat >= south && lat <= north
}

function withOurUnitIds(call: Call): Call {
  return { ...call, units: call.units.map((unit) => ({ ...unit, unitId: unitIdOf(unit.unitId) })) }
}

/** What is learnt from one week, tried on the other: percent of its drives that take no longer than nine of ten should. */
function withinOther(weeks: SffdRow[][], drives: Drive[][], stopAndStartSec: number): number[] {
  return weeks.map((_, week) => {
    const other = 1 - week
    return withinP90(
      drives[week] ?? [],
      paceOf(weeks[other] ?? [], drives[other] ?? [], stopAndStartSec),
      stopAndStartSec,
    )
  })
}

/** The full five minutes after which most calls came within an hour; the later of equals, so that work is under way. */
function busiestHour(calls: Call[]): string {
  const times = calls.map(({ receivedAt }) => Date.parse(receivedAt))
  const starts = times.map((ms) => Math.floor(ms / 300_000) * 300_000)
  const within = (start: number) => times.filter((ms) => ms >= start && ms < start + 3_600_000).length
  const best = starts.reduce((top, start) => (within(start) >= within(top) ? start : top))
  const offsetMs = 8 * 3_600_000
  return new Date(best - offsetMs).toISOString().replace('.000Z', '-08:00')
}

function facilitiesOf(places: PlaceFeature[]): Facility[] {
  const pointOf = (poi: string): [number, number] => {
    const [lng, lat] = places.find(({ properties }) => properties.name === poi)?.geometry.coordinates ?? []
    if (lng === undefined || lat === undefined) throw new Error(`the map has no place named "${poi}"`)
    return [rounded(lng, 6), rounded(lat, 6)]
  }
  return [
    ...hospitals.map(({ id, poi, en = poi, zh, emergency }): Facility => {
      return { id, kind: 'hospital', name: { en, zh }, point: pointOf(poi), emergency }
    }),
    ...schools.map(({ id, poi, zh }): Facility => ({ id, kind: 'school', name: { en: poi, zh }, point: pointOf(poi) })),
    ...warehouses.map(({ id, en, zh, point }): Facility => {
      return { id, kind: 'warehouse', name: { en, zh }, point, sample: true }
    }),
  ]
}
