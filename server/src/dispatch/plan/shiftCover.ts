import { packing } from './packing.ts'

/** So many units come on at an hour of the day and stay so many hours; past midnight into the next day. */
export type ShiftBlock = { readonly startHour: number; readonly hours: number; readonly units: number }

/** `onDuty`: by hour; `leastUnitHours`: no cover by such shifts takes fewer. */
export type ShiftCover = {
  readonly blocks: readonly ShiftBlock[]
  readonly onDuty: readonly number[]
  readonly unitHours: number
  readonly leastUnitHours: number
}

type Kind = Omit<ShiftBlock, 'units'>
type Found = { readonly units: readonly number[]; readonly cost: number; readonly least: number }

const DAY = 24
/** Parts of a search that are looked at; a day's shifts are mostly found in fewer than fifty. */
const MOST_PARTS = 300
/** … where the same is looked for in fewer kinds of shifts. */
const FEW_PARTS = 12
const WHOLE = 1e-6

const common = (one: number, other: number): number => (other === 0 ? one : common(other, one % other))
const coveredBy = ({ startHour, hours }: Kind): number[] =>
  Array.from({ length: hours }, (_, hour) => (startHour + hour) % DAY)

function onDutyOf(kinds: readonly Kind[], units: ArrayLike<number>): number[] {
  const onDuty = new Array<number>(DAY).fill(0)
  for (const [at, kind] of kinds.entries())
    for (const hour of coveredBy(kind)) onDuty[hour] = (onDuty[hour] ?? 0) + (units[at] ?? 0)
  return onDuty
}
const costOf = (kinds: readonly Kind[], units: ArrayLike<number>): number =>
  kinds.reduce((sum, { hours }, at) => sum + hours * (units[at] ?? 0), 0)

/** The linear program with at least `low` and at most `high` units of each kind, as its dual: a packing of hours. */
function relaxed(
  needs: readonly number[],
  kinds: readonly Kind[],
  low: readonly number[],
  high: ReadonlyMap<number, number>,
) {
  const there = onDutyOf(kinds, low)
  const capped = [...high]
  const takes = kinds.map((kind, at) => {
    const take = new Float64Array(DAY + capped.length)
    for (const hour of coveredBy(kind)) take[hour] = 1
    for (const [cap, [one]] of capped.entries()) if (one === at) take[DAY + cap] = -1
    return take
  })
  const gain = [
    ...needs.map((need, hour) => need - (there[hour] ?? 0)),
    ...capped.map(([at, most]) => (low[at] ?? 0) - most),
  ]
  const room = kinds.map(({ hours }) => hours)
  const found = packing(takes, room, gain)
  return { bound: costOf(kinds, low) + found.gain, units: found.prices.map((more, at) => more + (low[at] ?? 0)) }
}

/** Rounded up it covers; what then is too much is taken away again, the longest first. */
function rounded(needs: readonly number[], kinds: readonly Kind[], units: ArrayLike<number>): number[] {
  const whole = kinds.map((_, at) => Math.ceil((units[at] ?? 0) - WHOLE))
  const onDuty = onDutyOf(kinds, whole)
  for (const [at, kind] of kinds.entries()) {
    const hours = coveredBy(kind)
    while ((whole[at] ?? 0) > 0 && hours.every((hour) => (onDuty[hour] ?? 0) > (needs[hour] ?? 0))) {
      whole[at] = (whole[at] ?? 0) - 1
      for (const hour of hours) onDuty[hour] = (onDuty[hour] ?? 0) - 1
    }
  }
  return whole
}

/** The cheapest cover by these kinds, by branch and bound; none where an hour that needs somebody has no kind. */
function cheapest(needs: readonly number[], kinds: readonly Kind[], mostParts: number): Found | undefined {
  const within = onDutyOf(kinds, new Array(kinds.length).fill(1))
  if (needs.some((need, hour) => need > 0 && within[hour] === 0)) return undefined
  const step = kinds.reduce((all, { hours }) => common(all, hours), 0) || 1
  const upToStep = (bound: number): number => step * Math.ceil(bound / step - WHOLE)
  let best: readonly number[] | undefined
  let cost = Number.POSITIVE_INFINITY
  let [parts, least, isWhole] = [0, 0, true]

  function search(low: readonly number[], high: ReadonlyMap<number, number>): void {
    if (parts === mostParts) {
      isWhole = false
      return
    }
    parts += 1
    const { bound, units } = relaxed(needs, kinds, low, high)
    if (parts === 1) least = upToStep(bound)
    if (upToStep(bound) >= cost) return
    const found = rounded(needs, kinds, units)
    const foundCost = costOf(kinds, found)
    if (foundCost < cost) [best, cost] = [found, foundCost]
    const off = Array.from(units, (count) => Math.abs(count - Math.round(count)))
    const split = off.indexOf(Math.max(...off))
    if ((off[split] ?? 0) < WHOLE) return
    const below = Math.floor(units[split] ?? 0)
    const above = low.map((atLeast, at) => (at === split ? below + 1 : atLeast))
    search(above, high)
    search(low, new Map([...high, [split, below]]))
  }
  search(new Array(kinds.length).fill(0), new Map())
  return best && { units: best, cost, least: isWhole ? cost : least }
}

const blocksOf = (kinds: readonly Kind[], units: readonly number[]): readonly ShiftBlock[] =>
  kinds.map((kind, at) => ({ ...kind, units: units[at] ?? 0 })).filter(({ units }) => units > 0)

/**
 * The shifts with the fewest unit hours that have in each hour of a day as many on duty as it needs, every day like this one
 * (set covering by shifts: Dantzig 1954). Exact by branch and bound on the linear program's bound; where that takes too
 * long the best that was found, with the bound beside it. Of equal ones those with few kinds, as far as leaving out one
 * after the other finds them. `needs`: 24 whole numbers; `lengths`: of shifts, h; they begin every `startEvery` hours.
 */
export function shiftCover(needs: readonly number[], lengths: readonly number[], startEvery = 1): ShiftCover {
  let kinds: readonly Kind[] = [...new Set(lengths)]
    .sort((a, b) => b - a)
    .flatMap((hours) =>
      Array.from({ length: Math.ceil(DAY / startEvery) }, (_, start) => ({ startHour: start * startEvery, hours })),
    )
  const found = cheapest(needs, kinds, MOST_PARTS)
  if (!found) return { blocks: [], onDuty: new Array(DAY).fill(0), unitHours: 0, leastUnitHours: 0 }
  let blocks = blocksOf(kinds, found.units)
  for (const { startHour, hours } of blocks.toSorted((a, b) => a.units - b.units)) {
    const others = kinds.filter((kind) => kind.startHour !== startHour || kind.hours !== hours)
    const fewer = cheapest(needs, others, FEW_PARTS)
    const without = fewer?.cost === found.cost ? blocksOf(others, fewer.units) : blocks
    if (without.length < blocks.length) [kinds, blocks] = [others, without]
  }
  const units = blocks.map((block) => block.units)
  return {
    blocks: blocks.toSorted((a, b) => a.startHour - b.startHour || b.hours - a.hours),
    onDuty: onDutyOf(blocks, units),
    unitHours: found.cost,
    leastUnitHours: found.least,
  }
}
