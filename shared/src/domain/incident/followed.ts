import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'

/** Units named in what is kept of an advice: the set, and the next best. */
const KEPT = 20

/**
 * The advice that a dispatch followed or departed from: the entry and the time it was worked out at, and whom it named, the
 * recommended set first (`rank` from 1) and then the next best. With the state at that entry it can be worked out again.
 */
export const Followed = Type.Object(
  {
    seq: Type.Integer({ minimum: 0 }),
    time: Type.String({ maxLength: 40 }),
    units: Type.Array(
      Type.Object(
        {
          id: Id,
          rank: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
          seconds: Type.Integer({ minimum: 0 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: KEPT },
    ),
  },
  { additionalProperties: false },
)
export type Followed = Type.Static<typeof Followed>

type Advised = Pick<Followed, 'seq' | 'time'> & { readonly units: readonly Followed['units'][number][] }

/** What is kept of an advice. */
export const followedOf = ({ seq, time, units }: Advised): Followed => ({
  ...{ seq, time },
  units: units.slice(0, KEPT).map(({ id, rank, seconds }) => ({ id, rank, seconds })),
})
