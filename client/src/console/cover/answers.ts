/** The hub's answer of who is reached, cell by cell; `seconds` of driving, null where nobody can come. */
export type Coverage = {
  readonly seq: number
  readonly capability: string
  readonly seconds: number
  readonly units: number
  readonly persons: number
  readonly reached: number
  readonly expected: number
  readonly cells: readonly {
    readonly id: string
    readonly point: { readonly coordinates: readonly [number, number] }
    readonly persons: number
    readonly seconds: number | null
  }[]
}

/** One proposed move; `reached` and `expected` with it and all before it made. */
export type Step = {
  readonly unitId: string
  readonly postId: string
  readonly seconds: number
  readonly gain: number
  readonly reached: number
  readonly expected: number
}

/** The hub's answer of who should wait elsewhere. */
export type Moves = {
  readonly seq: number
  readonly capability: string
  readonly standardSec: number
  readonly persons: number
  readonly before: { readonly units: number; readonly reached: number; readonly expected: number }
  readonly moves: readonly Step[]
}

/** The hub's answer of whom one unit reaches; `reason` where it cannot be told: nobody knows where it is, or no road is near. */
export type Reach = {
  readonly seq: number
  readonly unitId: string
  readonly standardSec: number
  readonly reason?: 'noRoad' | 'noPosition'
  readonly persons: number
  readonly within: readonly { readonly seconds: number; readonly persons: number }[]
  readonly cells: Coverage['cells']
}
