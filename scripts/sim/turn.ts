import type { createCallers } from './callers.ts'
import { readCast } from './cast.ts'
import { driveCrews } from './crews.ts'
import { workTheDesk } from './otherDispatchers.ts'
import type { createPositions, Fix } from './positions.ts'
import { radio } from './radio.ts'
import { reasonsIn } from './reasonsIn.ts'
import type { Stage, Turn } from './stage.ts'

/**
 * One turn of the play, in the order in which a city works: calls come in, crews drive and report, the desk sends and
 * closes, and everyone's place is told. `real`: a clock that never jumps, ms.
 */
export async function playTurn(
  stage: Stage,
  { callers, positions }: { callers: ReturnType<typeof createCallers>; positions: ReturnType<typeof createPositions> },
  turn: Turn,
  real: number,
): Promise<void> {
  await callers.call(turn)
  await radio(stage, driveCrews(stage, readCast(stage), turn))
  // Read anew: what crews have just reported has changed who is at what.
  await workTheDesk(stage, readCast(stage), turn)
  stage.attempts.prune()
  const places = [...stage.city.all('unit')].flatMap(({ id }) => {
    const where = stage.motions.at(id)
    return where ? [[id, where] as const] : []
  })
  const fixes = positions.due(places, turn.now, real, turn.rate)
  if (fixes.length === 0) return
  const answer = await stage.api.feed('positions', fixes.map(positionOf), { latestOnly: true })
  for (const line of reasonsIn(answer)) stage.say(`positions: ${line}`)
}

/** A tenth of a metre: more digits would only be bytes. */
const inMicrodegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** A position as the feed takes it. */
const positionOf = ({ unitId, point, headingDeg, at }: Fix) => ({
  unitId,
  point: { type: 'Point', coordinates: point.map(inMicrodegrees) },
  headingDeg: Math.round(headingDeg),
  at: new Date(at).toISOString(),
})
