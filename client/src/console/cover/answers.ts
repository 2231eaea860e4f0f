import type { Term } from '@muster/shared/kernel/measure.ts'

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

/** What would close a gap; `share`: per cent of the district's people who then have one more unit in reach. */
export type Closer =
  | { readonly kind: 'soonFree'; readonly unitId: string; readonly share: number }
  | { readonly kind: 'recall'; readonly unitId: string; readonly postId: string; readonly share: number }
  | {
      readonly kind: 'move'
      readonly unitId: string
      readonly postId: string
      readonly seconds: number
      readonly share: number
    }
  | { readonly kind: 'noPost' }

/** Whether there are enough units. `bitesIn`: hours until there are not, 0: already; `next`: required by hour. */
export type Enough = {
  readonly required: number
  readonly onDuty: number
  readonly available: number
  readonly reachable: number
  readonly gap: number
  readonly bitesIn: number | null
  readonly next: readonly number[]
}
export type DistrictEnough = Enough & { readonly id: string; readonly closers: readonly Closer[] }
export type CapabilityEnough = Enough & {
  readonly capability: string
  readonly seconds: number
  readonly short: number
  readonly districts?: readonly DistrictEnough[]
}

/** Goods against what each site should have; `from`: who can spare what a site lacks. */
export type EquipmentEnough = {
  readonly item: string
  readonly name?: Term
  readonly required: number
  readonly onHand: number
  readonly gap: number
  readonly short: readonly { readonly facilityId: string; readonly gap: number; readonly from?: string }[]
}

/** The hub's answer of whether there are enough; districts of the capability that was asked for alone. */
export type Sufficiency = {
  readonly seq: number
  /** City time, ISO 8601. */
  readonly time: string
  readonly capabilities: readonly CapabilityEnough[]
  /** Absent for who may not see stock. */
  readonly equipment?: readonly EquipmentEnough[]
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
