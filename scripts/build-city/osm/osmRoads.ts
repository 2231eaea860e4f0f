import { type JoinedRoads, type Road, type Turn, unitsOf } from '../roads/road.ts'
import { type Drive, driveOf } from './drive.ts'
import type { Extract } from './extract.ts'
import { postedKmh } from './measures.ts'
import type { OsmRelation, OsmWay, Tags } from './things.ts'

/** What the map said that could not be followed, for whoever builds the city. */
type OsmRoadFigures = { oddSpeeds: number; turns: number; turnsNotUnderstood: number }
type Drawn = { road: Road; ends: [first: number, last: number] }

// What stands in the way of a fire engine for good; gates and lift gates are opened for it.
const BLOCKING = new Set(
  'block bollard chain cycle_barrier debris jersey_barrier kissing_gate log planter stile turnstile'.split(' '),
)
const OPEN = new Set(['yes', 'designated', 'permissive', 'private', 'destination'])

/** The drivable roads of an extract, every node of a way a node of its own, joined where ways share one. */
export function osmRoads(extract: Extract): { roads: JoinedRoads; figures: OsmRoadFigures } {
  const roads: JoinedRoads = { x: [], y: [], stretches: [] }
  const blocked = new Set(extract.nodes.filter(({ tags }) => blocks(tags)).map(({ id }) => id))
  const numbers = new Map<number, number>()
  const drawn = new Map<number, Drawn>()
  let oddSpeeds = 0

  const nodeOf = (id: number): number | undefined => {
    const known = blocked.has(id) ? undefined : numbers.get(id)
    if (known !== undefined) return known
    const place = extract.placeOf(id)
    if (!place) return undefined
    const [x, y] = unitsOf(place)
    const made = roads.x.push(x) - 1
    roads.y.push(y)
    numbers.set(id, made)
    return made
  }
  for (const way of extract.ways.values()) {
    const drive = driveOf(way.tags)
    if (!drive) continue
    if (postedKmh(way.tags).odd) oddSpeeds++
    const road = roadOf(way, drive)
    const refs = drive.direction === 'backward' ? way.refs.toReversed() : way.refs
    let last: number | undefined
    for (const id of refs) {
      const node = nodeOf(id)
      // A node that the extract lacks breaks the road: what lies between nobody knows.
      if (node !== undefined && last !== undefined && node !== last)
        roads.stretches.push({ from: last, to: node, line: road })
      last = node
    }
    const [first, end] = [way.refs[0], way.refs.at(-1)]
    if (first !== undefined && end !== undefined && first !== end) drawn.set(way.id, { road, ends: [first, end] })
  }
  const { turns, notUnderstood } = turnsOf(extract.relations, drawn, numbers)
  return { roads: { ...roads, turns }, figures: { oddSpeeds, turns: turns.length, turnsNotUnderstood: notUnderstood } }
}

function roadOf({ tags }: OsmWay, { roadClass, direction, metresPerSec, traits }: Drive): Road {
  return { roadClass, name: tags.get('name') ?? '', oneWay: direction !== 'both', metresPerSec, traits }
}

function blocks(tags: Tags): boolean {
  if (!BLOCKING.has(tags.get('barrier') ?? '')) return false
  const said = tags.get('emergency') ?? tags.get('motor_vehicle') ?? tags.get('vehicle') ?? tags.get('access')
  return !OPEN.has(said ?? 'no') && !/^(removable|rising)$/.test(tags.get('bollard') ?? '')
}

/** What relations forbid at single nodes. Turns over whole ways, at some hours, or for some vehicles only are left out. */
function turnsOf(
  relations: readonly OsmRelation[],
  drawn: ReadonlyMap<number, Drawn>,
  numbers: ReadonlyMap<number, number>,
): { turns: Turn[]; notUnderstood: number } {
  const turns: Turn[] = []
  let notUnderstood = 0
  for (const { tags, members } of relations) {
    if (tags.get('type') !== 'restriction' || /\bemergency\b/.test(tags.get('except') ?? '')) continue
    const [, verb] = /^(no|only)_\w+$/.exec(tags.get('restriction') ?? '') ?? []
    const via = members.filter(({ role }) => role === 'via')
    const [at] = via
    const node = at?.kind === 'node' ? numbers.get(at.ref) : undefined
    const side = (role: string) =>
      members.flatMap((member) => {
        const way = member.role === role && member.kind === 'way' ? drawn.get(member.ref) : undefined
        return way && at && way.ends.includes(at.ref) ? [way.road] : []
      })
    const [from, to] = [side('from'), side('to')]
    if (!verb || via.length !== 1 || node === undefined || from.length === 0 || to.length === 0) {
      notUnderstood++
      continue
    }
    for (const one of from)
      for (const other of to) turns.push({ via: node, from: one, to: other, only: verb === 'only' })
  }
  return { turns, notUnderstood }
}
