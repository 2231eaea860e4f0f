import { type Sees, seesAtLeast, type Visibility } from '../access/visibility.ts'

/** What remains of a value where a class sees only part of it; undefined where nothing does. */
export type Cut = (value: unknown) => unknown

/** Some 100 m: so many parts of a degree are told to the public. */
const PARTS_OF_DEGREE = 1000

/** Leaves everything. */
export const whole: Cut = (value) => value
const nothing: Cut = () => undefined

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const rounded = (degrees: unknown): number => Math.round(Number(degrees) * PARTS_OF_DEGREE) / PARTS_OF_DEGREE

const roundedPoint: Cut = (point) =>
  isFields(point) && Array.isArray(point.coordinates)
    ? { type: 'Point', coordinates: point.coordinates.map(rounded) }
    : undefined

/** Keeps the named fields alone. What is no object has no fields that could be named. */
const only =
  (cuts: ReadonlyMap<string, Cut>): Cut =>
  (value) => {
    if (!isFields(value)) return value === null || value === undefined ? value : {}
    const seen: Record<string, unknown> = {}
    for (const [name, cut] of cuts) {
      const part = Object.hasOwn(value, name) ? cut(value[name]) : undefined
      if (part !== undefined) seen[name] = part
    }
    return seen
  }

/** Keeps everything but the named fields; what has none of them stays the same object. */
const allBut = (hidden: ReadonlyMap<string, Cut>): Cut => {
  const names = [...hidden.keys()]
  return (value) => {
    if (!isFields(value) || !names.some((name) => Object.hasOwn(value, name))) return value
    const seen: Record<string, unknown> = { ...value }
    for (const [name, cut] of hidden) {
      const left = cut(value[name])
      if (left === undefined) delete seen[name]
      else seen[name] = left
    }
    return seen
  }
}

/**
 * Names as a tree, so that `place.point` and `place.address` share the branch `place`. A field that is named as a whole
 * is whole, whatever parts of it stand beside.
 */
function branches(names: readonly string[], leaf: (name: string) => Cut, join: typeof only): Map<string, Cut> {
  const cuts = new Map<string, Cut>()
  for (const first of new Set(names.map((name) => name.split('.', 1)[0] ?? ''))) {
    const below = names.filter((name) => name.startsWith(`${first}.`)).map((name) => name.slice(first.length + 1))
    const isWhole = names.includes(first)
    cuts.set(first, isWhole ? leaf(first) : join(branches(below, (rest) => leaf(`${first}.${rest}`), join)))
  }
  return cuts
}

/** What a class sees of the fields of one aggregate; undefined where such things are nothing to it. */
export function cutFor(sees: Sees, mine: Visibility): Cut | undefined {
  if (seesAtLeast(mine, 'staff')) {
    const kept = (['finance', 'personal'] as const).filter((one) => !seesAtLeast(mine, one))
    const hidden = kept.flatMap((one) => sees[one] ?? [])
    return hidden.length === 0 ? whole : allBut(branches(hidden, () => nothing, allBut))
  }
  const lists = (['public', 'field', 'agency'] as const).filter((one) => seesAtLeast(mine, one))
  const named = lists.flatMap((one) => sees[one] ?? [])
  const leaf = (name: string): Cut => (mine === 'public' && sees.rounded?.includes(name) ? roundedPoint : whole)
  return named.length === 0 ? undefined : only(branches(['id', ...named], leaf, only))
}
