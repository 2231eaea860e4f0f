import fc from 'fast-check'

const at = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined
const listAt = (node: unknown, name: string): readonly unknown[] | undefined => {
  const list = at(node, name)
  return Array.isArray(list) ? list : undefined
}
const numberAt = (node: unknown, name: string): number | undefined => {
  const value = at(node, name)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Values that have broken somebody's program before. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, -1, 0, -0, 1.5, 1e308, -1e308, 2 ** 53, 5e-324, '', ' ', '\u0000', '\ud800', '\u202e', '\u200b'],
    ...[
      '__proto__',
      'constructor',
      '../../etc/passwd',
      '}{\r\n',
      '<img src=x onerror=alert(1)>',
      '=1+1',
      "'; --",
      '𠮷',
    ],
    ...['2017-01-04T17:00:00', '2016-12-31T23:59:60Z', '9999-99-99T99:99:99Z', [], {}, [[[[]]]], 'x'.repeat(5000)],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
)

/**
 * Values that fit a JSON schema, as far as this reads it; what it cannot read becomes anything. `ids`: of things that the
 * city has, put where texts stand, so that some questions reach a decision.
 */
export function fitting(schema: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  const choices = listAt(schema, 'anyOf') ?? listAt(schema, 'oneOf')
  if (choices) return fc.oneof(...choices.map((one) => fitting(one, ids)))
  const [constant, values] = [at(schema, 'const'), listAt(schema, 'enum')]
  if (constant !== undefined) return fc.constant(constant)
  if (values) return fc.constantFrom(...values)
  switch (at(schema, 'type')) {
    case 'string':
      return fc.oneof(fc.constantFrom('fire', 'water', ...ids), fc.string({ minLength: 1, maxLength: 40 }))
    case 'integer':
    case 'number':
      return fittingNumber(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fittingList(schema, ids)
    case 'object':
      return fittingObject(schema, ids)
    default:
      return odd
  }
}

function fittingNumber(schema: unknown): fc.Arbitrary<number> {
  const [min, max] = [numberAt(schema, 'minimum') ?? -1000, numberAt(schema, 'maximum') ?? 1000]
  return at(schema, 'type') === 'integer'
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, Number.MAX_SAFE_INTEGER)) })
    : fc.double({ min, max, noNaN: true })
}

function fittingList(schema: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  const items = at(schema, 'items')
  if (Array.isArray(items)) return fc.tuple(...items.map((one) => fitting(one, ids)))
  const minLength = numberAt(schema, 'minItems') ?? 0
  return fc.array(fitting(items, ids), { minLength, maxLength: Math.max(4, minLength) })
}

function fittingObject(schema: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  const properties = at(schema, 'properties')
  if (typeof properties !== 'object' || properties === null) return fc.dictionary(fc.string({ maxLength: 10 }), odd)
  const required = (listAt(schema, 'required') ?? []).filter((name) => typeof name === 'string')
  const parts = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one, ids)]))
  return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) })
}

/** The same value with one thing in it wrong: another value, one missing or one too many; as it is, one time in three. */
export const nearly = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(value, fc.nat(), fc.nat(5), odd, fc.constantFrom('__proto__', 'constructor', 'admin', 'id', ''))
    .map(([right, place, way, wrong, name]) => {
      if (way < 2) return right
      const copy: unknown = structuredClone(right)
      const places = placesIn(copy)
      const [thing, key] = places[place % Math.max(1, places.length)] ?? []
      if (thing === undefined || key === undefined) return wrong
      if (way === 2) Reflect.deleteProperty(thing, key)
      else if (way === 3) Reflect.set(thing, name, wrong)
      else Reflect.set(thing, key, wrong)
      return copy
    })

function placesIn(value: unknown): (readonly [object, string])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [[value, key] as const, ...placesIn(Reflect.get(value, key))])
}

/** Bytes with some of them changed, taken out, repeated or cut off. */
export const mangled = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(bytes, fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(4)), { maxLength: 6 }))
    .map(([whole, changes]) => changes.reduce((now, [place, byte, way]) => changed(now, place, byte, way), whole))

function changed(bytes: Buffer, place: number, byte: number, way: number): Buffer {
  const here = bytes.length === 0 ? 0 : place % bytes.length
  const [before, after] = [bytes.subarray(0, here), bytes.subarray(here)]
  if (way === 0) return Buffer.concat([before, after.subarray(1)])
  if (way === 1) return Buffer.concat([before, Buffer.from([byte]), after])
  if (way === 2) return before
  if (way === 3) return Buffer.concat([bytes, after])
  return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)])
}
