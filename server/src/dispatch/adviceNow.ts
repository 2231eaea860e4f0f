import type { Advisor } from './advisor.ts'
import { withMoves } from './liveSituation.ts'
import { stepsOf } from './movesInSteps.ts'
import type { Situation } from './situation.ts'
import type { Duty } from './sufficiency.ts'

/** The way along a road that is thought closed, degrees: as a closure of that line would close it. */
export type ThoughtLine = readonly (readonly [number, number])[]

type Now = {
  /** The entry at which the city stands. */
  readonly seq: number
  readonly situation: Situation
  /** Roads to be thought closed beside those that are. */
  readonly closed: readonly ThoughtLine[]
}
/** What is asked of the live city, told so that nothing else has to be known of it. `more`: calls an hour beside those expected. */
export type AskedNow =
  | (Now & {
      readonly ask: 'movesNow'
      readonly capability: string
      /** Moves to which somebody said no lately, as `unit:post`. */
      readonly declined: readonly string[]
    })
  | (Now & {
      readonly ask: 'coverageNow'
      readonly capability: string
      readonly seconds?: number
      readonly more: number
      /** Post by unit that is thought to wait there already. */
      readonly moved: ReadonlyMap<string, string>
    })
  | (Now & {
      readonly ask: 'sufficiencyNow'
      readonly capability?: string
      readonly more: number
      readonly duty: Duty
      /** What is counted, where the caller may see it. */
      readonly equipment?: readonly unknown[]
    })

/** The answer, on roads of which those that are closed or thought so are closed already. */
export function answerNow(asked: AskedNow, advisor: Advisor): object {
  const { seq, situation, capability } = asked
  if (asked.ask === 'sufficiencyNow') {
    const { duty, more, equipment } = asked
    return { seq, ...advisor.sufficiency(situation, duty, { capability, more }), ...(equipment && { equipment }) }
  }
  if (asked.ask === 'movesNow') {
    const { capability: ofThese, declined } = asked
    const isDeclined = (unitId: string, postId: string) => declined.includes(`${unitId}:${postId}`)
    const moves = advisor.moves(situation, [ofThese], isDeclined)
    return { seq, capability, ...stepsOf(advisor, situation, ofThese, moves) }
  }
  const { seconds = advisor.standardOf(asked.capability), more, moved } = asked
  return {
    seq,
    ...advisor.coverage(moved.size > 0 ? withMoves(situation, moved) : situation, {
      ...{ capability: asked.capability, seconds },
      ...(more > 0 && { busy: advisor.busyWith(asked.capability, more, Date.parse(situation.time)) }),
    }),
  }
}
