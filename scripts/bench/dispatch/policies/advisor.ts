import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

/** What the contract's stateless forms are asked with, as far as the replay tells it. */
export type Place = { readonly type: 'Point'; readonly coordinates: readonly [number, number] }

type ToldUnit = {
  readonly id: string
  readonly capabilities: readonly string[]
  readonly point: Place
  readonly status: 'available' | 'returning' | 'moving' | 'busy'
  readonly home?: string
  readonly post?: string
}

export type Situation = {
  readonly time: string
  readonly units: readonly ToldUnit[]
  readonly freedUnitId?: string
  readonly posts: readonly { readonly id: string; readonly point: Place }[]
  readonly closures?: readonly { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }[]
}

export type Asking = {
  readonly id: string
  readonly point: Place | null
  readonly type: string
  readonly priority: number
  readonly needs: readonly { readonly capability: string; readonly count: number }[]
}

const Advice = Type.Object({
  incidents: Type.Array(
    Type.Object({
      id: Type.String(),
      /** Where ranks are told, those without one are not needed. */
      units: Type.Array(
        Type.Object({ id: Type.String(), rank: Type.Optional(Type.Union([Type.Number(), Type.Null()])) }),
      ),
    }),
  ),
})
type Advice = Static<typeof Advice>

const Moves = Type.Object({ moves: Type.Array(Type.Object({ unitId: Type.String(), postId: Type.String() })) })
type Moves = Static<typeof Moves>

/** Whoever answers `POST /api/v1/recommendations` and `POST /api/v1/moves`: the hub's own code, or a hub over HTTP. */
export type Advisor = {
  recommend(situation: Situation, incidents: readonly Asking[]): Advice | Promise<Advice>
  /** `capabilities`: whom to move; the advisor's choice where none is told. */
  moves(situation: Situation, capabilities?: readonly string[]): Moves | Promise<Moves>
}

/** A hub at this address, asked over HTTP with a key of the scope `advice`. */
export function advisorAt(url: string, key: string): Advisor {
  const ask = async <S extends TSchema>(path: string, schema: S, body: unknown): Promise<Static<S>> => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    const said: unknown = await answer.json()
    const validator = Compile(schema)
    if (!validator.Check(said)) throw new Error(`${path} answered what the contract does not know`)
    return said
  }
  return {
    recommend: (situation, incidents) => ask('recommendations', Advice, { situation, incidents }),
    moves: (situation, capabilities) => ask('moves', Moves, { situation, capabilities }),
  }
}
