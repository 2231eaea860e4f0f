import type { JoinedRoads, Road, Turn } from './road.ts'

type Stretch = JoinedRoads['stretches'][number]

/**
 * The same roads with forbidden turns built into the nodes, so that the graph stays one of plain nodes: who comes in by a
 * road from which a turn is forbidden comes to a second node at the same place, and out of that lead only the allowed
 * roads. `several` are the nodes of such places. Turning round in mid-block stays possible, as it is for those who
 * answer a call.
 */
export function splitTurns(roads: JoinedRoads): { split: JoinedRoads; several: ReadonlySet<number> } {
  const { turns = [] } = roads
  const several = new Set<number>()
  if (turns.length === 0) return { split: roads, several }
  const split = { x: [...roads.x], y: [...roads.y] }
  const gone = new Set<Stretch>()
  const added: Stretch[] = []
  const turnsAt = Map.groupBy(turns, ({ via }) => via)
  const oneWay = oneWays()
  for (const [via, meeting] of meetingAt(roads, turnsAt)) {
    const here = turnsAt.get(via) ?? []
    const copies = new Map<string, number>()
    for (const into of meeting.filter((stretch) => stretch.to === via || !stretch.line.oneWay)) {
      const all = meeting.filter((out) => leadsOut(out, via) && out !== into)
      const open = all.filter((out) => isAllowed(into.line, out.line, here))
      // What leaves no way at all is a mistake of the map, not a dead end.
      if (open.length === 0 || open.length === all.length) continue
      const key = open.map((out) => meeting.indexOf(out)).join()
      const copy = copies.get(key) ?? addCopy(split, via)
      if (!copies.has(key)) {
        copies.set(key, copy)
        for (const out of open) added.push({ from: copy, to: farEnd(out, via), line: oneWay(out.line) })
      }
      gone.add(into)
      added.push({ from: farEnd(into, via), to: copy, line: oneWay(into.line) })
      if (leadsOut(into, via)) added.push({ from: via, to: farEnd(into, via), line: oneWay(into.line) })
      several.add(copy)
      several.add(via)
    }
  }
  return { split: { ...split, stretches: [...roads.stretches.filter((one) => !gone.has(one)), ...added] }, several }
}

/** The stretches that meet at each place where a turn is forbidden. */
function meetingAt({ stretches }: JoinedRoads, turnsAt: ReadonlyMap<number, unknown>): Map<number, Stretch[]> {
  const meeting = new Map([...turnsAt.keys()].map((via): [number, Stretch[]] => [via, []]))
  for (const stretch of stretches) for (const end of [stretch.from, stretch.to]) meeting.get(end)?.push(stretch)
  return meeting
}

const leadsOut = ({ from, line }: Stretch, via: number): boolean => from === via || !line.oneWay
const farEnd = ({ from, to }: Stretch, via: number): number => (from === via ? to : from)

/** "Only there" outweighs "not there": one such sign rules out all other ways. */
function isAllowed(from: Road, to: Road, turns: readonly Turn[]): boolean {
  const mine = turns.filter((turn) => turn.from === from)
  const only = mine.filter((turn) => turn.only)
  if (only.length > 0) return only.some((turn) => turn.to === to)
  return !mine.some((turn) => turn.to === to)
}

function addCopy({ x, y }: { x: number[]; y: number[] }, via: number): number {
  y.push(y[via] ?? 0)
  return x.push(x[via] ?? 0) - 1
}

/** The same road as one to be driven one way: made once for each. */
function oneWays() {
  const made = new Map<Road, Road>()
  return (road: Road): Road => {
    if (road.oneWay) return road
    const known = made.get(road) ?? { ...road, oneWay: true }
    made.set(road, known)
    return known
  }
}
