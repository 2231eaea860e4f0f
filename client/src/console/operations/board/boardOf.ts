import { fold } from '@muster/shared/commandline/spelling.ts'
import type { City } from '@muster/shared/domain/city.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'

/** The T-card columns and the statuses that stand in each, in the order in which work goes. */
export const COLUMNS = {
  available: ['available'],
  enroute: ['dispatched', 'enroute'],
  onscene: ['onscene', 'emergency'],
  transport: ['transporting', 'athospital'],
  returning: ['returning'],
  out: ['outofservice'],
} as const satisfies Record<string, readonly UnitStatus[]>
export type Column = keyof typeof COLUMNS

/** Kinds in the order of the Available column: what a first alarm asks for comes first. */
const KINDS: readonly Unit['kind'][] = ['engine', 'truck', 'medic', 'chief', 'rescue', 'support']

/** The units of a column: a crew in an emergency first, then who is longest in its status. */
export function unitsIn(city: City, column: Column): readonly Unit[] {
  const statuses: readonly UnitStatus[] = COLUMNS[column]
  const units = [...city.all('unit')].filter(({ status }) => statuses.includes(status))
  const danger = ({ status }: Unit): number => (status === 'emergency' ? 0 : 1)
  return units.sort((a, b) => danger(a) - danger(b) || a.since - b.since)
}

/** Free units of one kind: `free` of `total`, by call sign; `hidden`: how many more are free, but not what is looked for. */
export type KindRow = {
  readonly kind: Unit['kind']
  readonly free: readonly Unit[]
  readonly total: number
  readonly hidden: number
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

/** True where a unit has every one of these words in its call sign, kind, station or what it can do. */
function isFound({ callSign, kind, stationId, capabilities }: Unit, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = fold([callSign, kind, stationId, ...capabilities].join('\n'))
  return words.every((word) => text.includes(word))
}

/** The rows of the Available column: each kind the city has, with its free units. `first`: ids to be seen first, in order. `words`: what is looked for. */
export function availableByKind(
  units: readonly Unit[],
  first: readonly string[],
  words: readonly string[] = [],
): readonly KindRow[] {
  const rank = new Map(first.map((id, at) => [id, at]))
  const order = ({ id }: Unit): number => rank.get(id) ?? first.length
  return KINDS.map((kind) => {
    const own = units.filter((unit) => unit.kind === kind)
    const free = own.filter(({ status }) => status === 'available')
    const found = free
      .filter((unit) => isFound(unit, words))
      .sort((a, b) => order(a) - order(b) || COLLATOR.compare(a.callSign, b.callSign))
    return { kind, free: found, total: own.length, hidden: free.length - found.length }
  }).filter(({ total }) => total > 0)
}

/** Widths as chips are drawn, px: the least, each letter of a call sign, its border and padding with the gap behind it. */
const CHIP = { leastPx: 37, letterPx: 7.4, edgesPx: 11, gapPx: 3 } as const
/** The figure of those left out, px. */
const MORE_PX = 34

const chipPx = ({ callSign }: Unit): number =>
  Math.max(CHIP.leastPx, callSign.length * CHIP.letterPx + CHIP.edgesPx) + CHIP.gapPx

/** How many of these chips stand on one line of `roomPx`; where not all do, the figure of the others stands there too. */
export function chipsThatFit(units: readonly Unit[], roomPx: number): number {
  const fitting = (withinPx: number): number => {
    let usedPx = 0
    const over = units.findIndex((unit) => {
      usedPx += chipPx(unit)
      return usedPx > withinPx
    })
    return over < 0 ? units.length : over
  }
  return fitting(roomPx) === units.length ? units.length : fitting(roomPx - MORE_PX)
}
