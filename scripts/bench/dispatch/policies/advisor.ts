/** What the contract's stateless forms are asked with, as far as the replay tells it. */
export type Place = { readonly type: 'Point'; readonly coordinates: readonly [number, number] }

export type ToldUnit = {
  readonly id: string
  readonly capabilities: readonly string[]
  readonly point: Place
  readonly status: 'available' | 'returning' | 'moving' | 'busy'
  readonly freeAt?: string
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

export type Advice = {
  readonly incidents: readonly {
    readonly id: string
    readonly units: readonly { readonly id: string; readonly rank?: number | null }[]
  }[]
}

export type Moves = { readonly moves: readonly { readonly unitId: string; readonly postId: string }[] }

/** Whoever answers `POST /api/v1/recommendations` and `POST /api/v1/moves`: the hub's own code, or a hub over HTTP. */
export type Advisor = {
  recommend(situation: Situation, incidents: readonly Asking[]): Advice | Promise<Advice>
  moves(situation: Situation): Moves | Promise<Moves>
}

/** A hub at this address, asked over HTTP with a key of the scope `advice`. */
export function advisorAt(url: string, key: string): Advisor {
  const ask = async (path: string, body: unknown) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    recommend: (situation, incidents) => ask('recommendations', { situation, incidents }),
    moves: (situation) => ask('moves', { situation }),
  }
}
