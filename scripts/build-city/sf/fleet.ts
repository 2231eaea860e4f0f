import type { Agency, Facility, Unit } from '@muster/server/cities/pack.ts'
import { placeOf, type SffdRow } from '../calls/sffdRows.ts'
import { departments, UNIT_KINDS } from '../unitKinds.ts'
import { nearest, stationId } from './stations.ts'

export const agencies: Agency[] = [
  { id: 'sffd', name: { en: 'San Francisco Fire Department', zh: '旧金山消防局' } },
  {
    id: 'amr',
    name: { en: 'American Medical Response (private ambulance)', zh: '美国医疗救护（私营救护）' },
    aid: { capabilities: ['medic'] },
  },
  { id: 'king-american', name: { en: 'King-American (private ambulance)', zh: '金美救护（私营救护）' } },
  { id: 'sfo', name: { en: 'Airport fire bureau', zh: '机场消防处' } },
  // Whom the city borders on. What each would lend is assumed, from no published agreement.
  {
    id: 'north-county',
    name: { en: 'North County Fire Authority (Daly City)', zh: '北县消防局（戴利城）' },
    aid: { capabilities: ['engine', 'truck', 'chief'] },
  },
  {
    id: 'coast-guard',
    name: { en: 'US Coast Guard, Sector San Francisco', zh: '美国海岸警卫队旧金山分区' },
    aid: { capabilities: ['boat'] },
  },
  ...departments,
]

// Ambulances come and go with the shift, and support is called up: only who worked on the sample day is in the fleet.
const SHIFT_TYPES = new Set(['MEDIC', 'PRIVATE', 'SUPPORT', 'AIRPORT', 'INVESTIGATION'])
// The fireboats' berth is at station 35 (pier 22½); where their calls lie says nothing about it.
const KNOWN_HOMES: Record<string, string> = { FB3: stationId(35) }

/** Our id of the records' "Unit ID". Medics are bare numbers there, which would be read as incident numbers: M50. */
export function unitIdOf(recorded: string): string {
  return /^\d+$/.test(recorded) ? `M${recorded}` : recorded
}

/**
 * The fleet of the week that `week` records, homes included. Engines, trucks and RA48 live at the station of their
 * number. Other ambulances are posted at stations in proportion to the medical calls of the first-due areas (highest
 * averages, at most three a station), SFFD's first. Whoever else has no station in the record (chiefs, rescue captains and squads, support) lives
 * at the station nearest to the middle of the places it was sent to, a battalion chief at one of the battalion.
 */
export function fleetOf(week: SffdRow[], sampleDay: string, stations: Facility[]): Unit[] {
  const rowsOfUnit = Map.groupBy(week, (row) => unitIdOf(row['Unit ID'] ?? ''))
  const present = [...rowsOfUnit]
    .filter(
      ([, rows]) => !SHIFT_TYPES.has(typeOf(rows)) || rows.some((row) => row['Received DtTm']?.startsWith(sampleDay)),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const posts = postsOf(week, stations)
  const ambulances = present.filter(([id, rows]) => isPosted(id, typeOf(rows)))
  const sffdFirst = ambulances.sort(([, a], [, b]) => Number(typeOf(a) === 'PRIVATE') - Number(typeOf(b) === 'PRIVATE'))
  const postOf = new Map(sffdFirst.map(([id]) => [id, posts.next().value ?? '']))
  return present.map(([id, rows]) => {
    const { kind, capabilities, crew } = kindOf(id, rows)
    const home = postOf.get(id) ?? KNOWN_HOMES[id] ?? numberedHome(id) ?? middleHome(id, rows, stations)
    return { id, callSign: id, ...{ kind, capabilities, crew }, stationId: home, agencyId: agencyOf(id, rows) }
  })
}

function typeOf([first]: SffdRow[]): string {
  return first?.['Unit Type'] ?? ''
}

function isPosted(id: string, type: string): boolean {
  return (type === 'MEDIC' || type === 'PRIVATE') && !id.startsWith('RA')
}

function kindOf(id: string, rows: SffdRow[]): Pick<Unit, 'kind' | 'capabilities' | 'crew'> {
  const known = Object.entries(UNIT_KINDS).find(([name]) => name === typeOf(rows))?.[1]
  if (!known) throw new Error(`unit ${id} is of the unknown type "${typeOf(rows)}"`)
  const more: string[] = []
  // A paramedic rides on most engines: the records mark each response that had one.
  const alsShare = rows.filter((row) => row['ALS Unit'] === 'true').length / rows.length
  if (known.kind === 'engine' && alsShare >= 0.5) more.push('als')
  if (/^(FB|RB|RWC)/.test(id)) more.push('boat')
  const capabilities = id.startsWith('EMS') ? ['ems-chief'] : known.capabilities
  return { ...known, capabilities: [...capabilities, ...more] }
}

function agencyOf(id: string, rows: SffdRow[]): string {
  if (typeOf(rows) === 'AIRPORT') return 'sfo'
  if (typeOf(rows) !== 'PRIVATE') return 'sffd'
  return id.startsWith('KM') ? 'king-american' : 'amr'
}

function numberedHome(id: string): string | undefined {
  const [, number] = /^(?:E|T|RA)(\d+)$/.exec(id) ?? []
  return number ? stationId(Number(number)) : undefined
}

function middleHome(id: string, rows: SffdRow[], stations: Facility[]): string {
  const places = rows.flatMap((row) => [placeOf(row) ?? []]).filter(([lng]) => lng !== undefined)
  const median = (axis: 0 | 1) => {
    const sorted = places.map((place) => place[axis] ?? 0).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }
  const ofBattalion = /^B\d\d$/.test(id) ? id : undefined
  return nearest(stations, [median(0), median(1)], ({ battalion }) => !ofBattalion || battalion === ofBattalion).id
}

// More ambulances than this do not wait in one place, however busy the streets around it are.
const MOST_POSTS = 3

/** Station ids, each in proportion to its area's medical calls (Webster's method). */
function* postsOf(rows: SffdRow[], stations: Facility[]): Generator<string, never> {
  const calls = new Map(stations.map(({ id }) => [id, new Set<string>()]))
  for (const row of rows) {
    if (row['Call Type'] === 'Medical Incident')
      calls.get(stationId(Number(row['Station Area'])))?.add(`${row['Call Number']}`)
  }
  const given = new Map<string, number>()
  for (;;) {
    const claim = ({ id }: Facility) => {
      const posts = given.get(id) ?? 0
      return posts >= MOST_POSTS ? -1 : (calls.get(id)?.size ?? 0) / (2 * posts + 1)
    }
    const { id } = stations.reduce((best, station) => (claim(station) > claim(best) ? station : best))
    given.set(id, (given.get(id) ?? 0) + 1)
    yield id
  }
}
