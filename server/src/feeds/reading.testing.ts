import { readFileSync } from 'node:fs'
import { cityOf } from '@muster/shared/domain/city.ts'
import { createRecords, type PlainState } from '@muster/shared/kernel/state.ts'
import { Compile } from 'typebox/compile'
import { seedOf } from '../command/seed.ts'
import { type Feed, type FeedContext, isRejection, type Observation, type Rejection } from './feed.ts'

/** A city of San Francisco's size that knows these things. */
export function contextFor(
  feed: Feed,
  cityNow: string,
  parts: { state?: PlainState; deviceId?: string } = {},
): FeedContext {
  const records = createRecords()
  records.load(parts.state ?? {})
  return {
    cityNow: Date.parse(cityNow),
    timeZone: 'America/Los_Angeles',
    city: cityOf(records),
    bounds: [-122.52, 37.7, -122.35, 37.835],
    deviceId: parts.deviceId,
    idOf: (command, key) => seedOf(`feed:${feed.id}`, `${command}\n${key}`),
  }
}

/** Units by id, free, as far as a feed looks at them. */
export const unitsOf = (...ids: readonly string[]): PlainState => ({
  unit: Object.fromEntries(ids.map((id) => [id, { id, callSign: id, status: 'available' }])),
})

export const sample = (feed: string, name: string): Buffer =>
  readFileSync(new URL(`./${feed}/samples/${name}`, import.meta.url))

/** Lines of a sample, each a body of its own. */
export const sampleLines = (feed: string, name: string): readonly Buffer[] =>
  sample(feed, name)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line))

/** What a body leads to, item by item: what is observed, or why it is rejected. */
export function read(
  feed: Feed,
  bytes: Buffer,
  contentType: string,
  context: FeedContext,
): (readonly Observation[] | Rejection)[] {
  const fits = Compile(feed.accepts)
  return [...feed.parse(bytes, contentType)].map((item) => {
    if (!fits.Check(item)) return { rejected: 'invalid', message: '' }
    return feed.toObservations(item as never, context)
  })
}

/** Codes in place of items: of the rejection, else of the remarks, else `ok`. */
export const codes = (answers: readonly (readonly Observation[] | Rejection)[]): readonly string[] =>
  answers.map((answer) => {
    if (isRejection(answer)) return answer.rejected
    const remarks = answer.flatMap((observation) => (observation.kind === 'remark' ? [observation.code] : []))
    return remarks.length > 0 ? `said ${remarks.join()}` : 'ok'
  })

/** The commands that an item leads to, by name and input. */
export const asked = (answer: readonly Observation[] | Rejection | undefined) =>
  !answer || isRejection(answer)
    ? []
    : answer.flatMap((observation) =>
        observation.kind === 'ask' ? [{ name: observation.name, input: observation.input }] : [],
      )

/** The positions that a body leads to. */
export const positionsIn = (answers: readonly (readonly Observation[] | Rejection)[]) =>
  answers.flatMap((answer) =>
    isRejection(answer)
      ? []
      : answer.flatMap((observation) => (observation.kind === 'position' ? [observation.track] : [])),
  )
