import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { isRejection, Unreadable } from './feed.ts'
import { feeds } from './index.ts'
import { contextFor, unitsOf } from './reading.testing.ts'

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(1e308, -1e308, Number.MAX_SAFE_INTEGER, '\u202e', 'E36', '2017-01-04T17:00:00-08:00', '', null),
)
const keys = [
  'unitId',
  'id',
  'type',
  'point',
  'lat',
  'lon',
  'at',
  'tst',
  '_type',
  'status',
  'facilityId',
  'item',
  'onHand',
  '__proto__',
  'constructor',
  'location',
  'timestamp',
]
const nearly = fc.dictionary(fc.constantFrom(...keys), odd)
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.oneof(nearly, fc.array(nearly, { maxLength: 4 }), odd).map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .string({ maxLength: 200 })
    .map((text) => Buffer.from(`Call Number,Unit ID,Call Type,Received DtTm,Available DtTm,Location\n${text}`)),
  fc.string({ maxLength: 200 }).map((text) => Buffer.from(`facilityId,item,onHand\n${text}`)),
  fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.string()))
    .map((pairs) => Buffer.from(new URLSearchParams(pairs).toString())),
)

/** Reads a body as the intake does; throws what the intake would not expect. */
function readAny(feed: (typeof feeds)[number], bytes: Buffer, contentType: string): void {
  const fits = Compile(feed.accepts)
  const context = contextFor(feed, '2017-01-04T17:00:00-08:00', { state: unitsOf('E36') })
  try {
    for (const item of feed.parse(bytes, contentType)) {
      if (!fits.Check(item)) continue
      feed.groupOf?.(item as never)
      const answer = feed.toObservations(item as never, context)
      expect(isRejection(answer) || Array.isArray(answer)).toBe(true)
      feed.finish?.([item] as never, context)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(Unreadable)
  }
}

test.each(feeds.map((feed) => [feed.id, feed] as const))(
  '%s: any body at all is read, refused or unreadable, and nothing else',
  (_, feed) =>
    fc.assert(
      fc.property(body, fc.constantFrom(...feed.contentTypes), (bytes, contentType) =>
        readAny(feed, bytes, contentType),
      ),
      { numRuns: 1500 },
    ),
)
