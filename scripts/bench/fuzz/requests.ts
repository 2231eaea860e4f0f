import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import Type, { type Static } from 'typebox'
import { fitting, mangled, nearly, odd } from './near.ts'

/** The part of an OpenAPI document that says what may be sent. */
export const Document = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({
        parameters: Type.Optional(
          Type.Array(Type.Object({ name: Type.String(), in: Type.String(), schema: Type.Optional(Type.Unknown()) })),
        ),
        requestBody: Type.Optional(
          Type.Object({ content: Type.Record(Type.String(), Type.Object({ schema: Type.Optional(Type.Unknown()) })) }),
        ),
      }),
    ),
  ),
})
type Document = Static<typeof Document>

/** What is sent. `as`: who sends it; its own headers go before those of that caller. */
export type Sent = {
  readonly kind: 'route' | 'command' | 'feed'
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** Header values as any client may send them: bytes that HTTP allows. */
const headerText = fc
  .string({ unit: 'binary-ascii', maxLength: 60 })
  .map((text) => text.replace(/[^\x20-\x7e]/g, '?').trim())
const credentials = fc.oneof(
  fc.constantFrom('Bearer', 'Bearer .', 'Bearer a.b', 'Basic', 'Basic Og==', 'Basic %%%', 'Digest x', 'bearer  x'),
  headerText.map((text) => `Bearer ${text}`),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => `Basic ${Buffer.from(bytes).toString('base64')}`),
)
const strange = fc.record(
  {
    authorization: credentials,
    cookie: fc.oneof(
      headerText,
      headerText.map((text) => `muster_session=${text}`),
      fc.constant('muster_session=%ff;;='),
    ),
    'accept-language': headerText,
    'content-type': fc.oneof(headerText, fc.constantFrom('application/json', 'text/csv; charset=gb18030', 'a/b;;;')),
    'content-encoding': fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'x'),
    'idempotency-key': headerText,
    'unchanged-since': headerText,
    origin: headerText,
    range: headerText,
    'x-forwarded-for': headerText,
    'accept-encoding': headerText,
  },
  { requiredKeys: [] },
)
/** Most requests come as a decent client sends them, so that they get as far as their body. */
const headers = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: strange })

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const json = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  value.map((one) => Buffer.from(JSON.stringify(one) ?? ''))
const bytes = fc.uint8Array({ maxLength: 400 }).map((list) => Buffer.from(list))

const wellFormed = (text: string): string => encodeURIComponent(text.toWellFormed())

/** Requests to every call of the document: near misses of what it says, and what has nothing to do with it. */
export function toRoutes({ paths }: Document, ids: readonly string[]): fc.Arbitrary<Sent> {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ path, method, call })),
  )
  return fc.constantFrom(...calls).chain(({ path, method, call }) => {
    const schema = call.requestBody?.content['application/json']?.schema
    const body = fc.oneof(json(nearly(fitting(schema, ids))), json(odd), mangled(json(fitting(schema, ids))), bytes)
    const asked = (call.parameters ?? []).filter((one) => one.in === 'query')
    const query = fc.record(
      Object.fromEntries([...asked.map(({ name, schema }) => [name, nearly(fitting(schema, ids))]), ['world', odd]]),
      { requiredKeys: [] },
    )
    const hasBody = method !== 'get' && method !== 'head'
    return fc
      .tuple(body, query, fc.array(odd, { minLength: 4, maxLength: 4 }), headers)
      .map(([sent, told, parts, more]) => {
        let part = 0
        const filled = path.replace(/\{\w+\}/g, () => wellFormed(textOf(parts[part++]).slice(0, 200)))
        const search = Object.entries(told).map(([name, value]) => `${name}=${wellFormed(textOf(value).slice(0, 200))}`)
        const type = hasBody ? { 'content-type': 'application/json' } : {}
        return {
          ...{ kind: 'route', method: method.toUpperCase(), headers: { ...type, ...more } },
          path: search.length > 0 ? `${filled}?${search.join('&')}` : filled,
          ...(hasBody && { body: sent }),
        } as const
      })
  })
}

/** Commands with inputs that nearly fit. */
export function toCommands({ paths }: Document, ids: readonly string[]): fc.Arbitrary<Sent> {
  const names = Object.keys(paths).filter((path) => path.startsWith('/api/v1/commands/'))
  return fc.constantFrom(...names).chain((path) => {
    const schema = paths[path]?.post?.requestBody?.content['application/json']?.schema
    return fc.tuple(json(nearly(nearly(fitting(schema, ids)))), fc.uuid()).map(
      ([body, key]) =>
        ({
          ...{ kind: 'command', method: 'POST', path, body },
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
        }) as const,
    )
  })
}

const SAMPLES = new URL('../../../server/src/feeds/', import.meta.url)
const TYPES = { json: 'application/json', csv: 'text/csv', txt: 'application/x-www-form-urlencoded' } as const

/** Bodies for every feed: its own samples, real and bad, with bytes changed. */
export function toFeeds(): fc.Arbitrary<Sent> {
  const samples = readdirSync(SAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const folder = new URL(`${name}/samples/`, SAMPLES)
      return readdirSync(folder).map((file) => ({ name, file, text: readFileSync(new URL(file, folder)) }))
    })
    .filter(({ file }) => !file.endsWith('.md'))
  return fc.constantFrom(...samples).chain(({ name, file, text }) => {
    // A file of lines holds a body a line.
    const lines = text.toString().split('\n').filter(Boolean)
    const whole = file.endsWith('.json') || file.endsWith('.csv') || lines.length === 0
    const body = whole ? fc.constant(text) : fc.constantFrom(...lines.map((line) => Buffer.from(line)))
    const end = file.split('.').at(-1)
    const type = end === 'csv' || end === 'txt' ? TYPES[end] : TYPES.json
    return mangled(body).map(
      (sent) =>
        ({
          ...{ kind: 'feed', method: 'POST', path: `/api/v1/feeds/${name}`, body: sent },
          headers: { 'content-type': type },
        }) as const,
    )
  })
}
