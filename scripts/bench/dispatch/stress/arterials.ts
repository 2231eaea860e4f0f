import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { RoadFile } from '@muster/server/dispatch/roadFile.ts'
import { lots } from '../../harness/statistics.ts'
import type { Closure } from '../play/world.ts'

const ARTERIALS = ['primary', 'secondary', 'trunk']
const COUNT = 25
/** How much of an arterial is closed. */
const LENGTH_M = 400

/** Draws 25 arterials, the same each time: each closed over 400 m, as stretches of the road file and as lines. */
export function closedArterials(roads: RoadFile): { closed: Set<number>; lines: Closure[] } {
  const { from, to, roadClass, classes, lng, lat, strongCount } = roads
  const isArterial = (i: number): boolean => ARTERIALS.includes(classes[roadClass[i] ?? 0]?.name ?? '')
  const arterials = [...from.keys()].filter((i) => isArterial(i) && Math.max(from[i] ?? 0, to[i] ?? 0) < strongCount)
  const leaving = Map.groupBy(arterials, (i) => from[i] ?? 0)
  const place = (node: number): [number, number] => [lng[node] ?? 0, lat[node] ?? 0]
  const draw = lots(COUNT)
  const closed = new Set<number>()
  const lines: Closure[] = []
  for (let tries = 0; lines.length < COUNT && tries < COUNT * 100; tries++) {
    let stretch = arterials[Math.floor(draw() * arterials.length)]
    const own: number[] = []
    let metres = 0
    while (stretch !== undefined && metres < LENGTH_M && !closed.has(stretch) && !own.includes(stretch)) {
      const [a, b] = [from[stretch] ?? 0, to[stretch] ?? 0]
      own.push(stretch)
      metres += metresBetween(...place(a), ...place(b))
      stretch = leaving.get(b)?.find((i) => to[i] !== a)
    }
    if (metres < LENGTH_M) continue
    for (const one of own) closed.add(one)
    const nodes = [from[own[0] ?? 0] ?? 0, ...own.map((one) => to[one] ?? 0)]
    lines.push({ type: 'LineString', coordinates: nodes.map(place) })
  }
  return { closed, lines }
}
