import type { Advisor } from './advisor.ts'
import { withMoves } from './liveSituation.ts'
import type { Move } from './moves.ts'
import type { Situation } from './situation.ts'

/**
 * What a list of moves comes to, step by step: `before` any of them, and after each with all former ones made. So the last
 * tells what all of them together come to.
 */
export function stepsOf(
  advisor: Pick<Advisor, 'coverage' | 'standardOf'>,
  situation: Situation,
  capability: string,
  moves: readonly Move[],
) {
  const seconds = advisor.standardOf(capability)
  const after = (made: readonly Move[]) => {
    const posts = new Map(made.map(({ unitId, postId }) => [unitId, postId]))
    return advisor.coverage(withMoves(situation, posts), { capability, seconds })
  }
  const { persons, units, reached, expected } = after([])
  return {
    standardSec: seconds,
    persons,
    before: { units, reached, expected },
    moves: moves.map((move, i) => {
      const then = after(moves.slice(0, i + 1))
      return { ...move, reached: then.reached, expected: then.expected }
    }),
  }
}
