import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { Id } from './ids.ts'
import { Text } from './measure.ts'

/** So few that events meet: a unit, an incident and an assignment may well have the same. */
export const IDS = ['a', 'b', 'c']
const patternOf = (schema: TSchema): unknown => ('pattern' in schema ? schema.pattern : undefined)

type JsonSchema = {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema | readonly JsonSchema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

function textOf({ pattern, minLength = 0, maxLength = 12 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern === patternOf(Id)) return fc.constantFrom(...IDS)
  if (pattern !== undefined && pattern !== patternOf(Text(1))) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 12) })
}

function fieldsOf({ properties = {}, required = [], patternProperties }: JsonSchema): fc.Arbitrary<object> {
  if (patternProperties) {
    const [value] = Object.values(patternProperties)
    return fc.dictionary(fc.constantFrom(...IDS), value ? anyOf(value) : fc.jsonValue(), { maxKeys: 3 })
  }
  const model = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, anyOf(one)]))
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true })
}

function itemsOf({ items, minItems = 0, maxItems = 3 }: JsonSchema): fc.Arbitrary<unknown> {
  if (Array.isArray(items)) return fc.tuple(...items.map(anyOf))
  const one = items as JsonSchema | undefined
  return fc.array(one ? anyOf(one) : fc.jsonValue(), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 3)),
  })
}

function anyOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { minimum, maximum, exclusiveMinimum } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(anyOf))
  if (schema.type === 'object') return fieldsOf(schema)
  if (schema.type === 'array') return itemsOf(schema)
  if (schema.type === 'string') return textOf(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'integer')
    return fc.integer({ min: Math.max(minimum ?? 0, -1e6), max: Math.min(maximum ?? 1e6, 2e9) })
  if (schema.type === 'number')
    return fc.double({
      min: minimum ?? exclusiveMinimum ?? -1e6,
      max: maximum ?? 1e6,
      noNaN: true,
      minExcluded: exclusiveMinimum !== undefined,
    })
  return fc.jsonValue()
}

/** Any value that fits a schema; ids come from a handful, so that things meet. */
export const arbitraryOf = (schema: TSchema): fc.Arbitrary<unknown> => anyOf(schema as JsonSchema)
