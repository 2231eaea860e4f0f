/** Units at each of the plan's posts, and the share of calls that they answer in time. */
export type Waiting = { readonly units: number; readonly share: number; readonly counts: readonly number[] }

/** One hour of the hub's plan; `need` null: nobody is reached from any post, or more than a plan may ask for are needed. */
export type PlanHour = {
  readonly hour: number
  readonly calls: number
  readonly need: number | null
  readonly holds: boolean
  readonly most: number
  readonly now: number
  readonly moved: Waiting
  readonly planned: Waiting
}

export type ShiftBlock = { readonly startHour: number; readonly hours: number; readonly units: number }

/** The hub's plan of a weekday. */
export type Plan = {
  readonly seq: number
  readonly capability: string
  /** 1 (Monday) to 7. */
  readonly day: number
  readonly standardSec: number
  readonly inTime: number
  readonly onDuty: number
  readonly posts: readonly { readonly id: string; readonly home: number }[]
  readonly hours: readonly PlanHour[]
  readonly shifts: {
    readonly blocks: readonly ShiftBlock[]
    readonly onDuty: readonly number[]
    readonly unitHours: number
    readonly leastUnitHours: number
  }
  readonly nowUnitHours: number
  readonly reasons: readonly { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }[]
}
