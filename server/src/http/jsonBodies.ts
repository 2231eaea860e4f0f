import type { FastifyInstance } from 'fastify'
import { beyondReading, utf8Of } from '../inputs/strictText.ts'

/** An escape for NUL or for half of a character that takes two: after an even number of backslashes it is one. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i

/** What not everything that will store or show it can read (bad inputs 12, 13): NUL, and half a character. */
function holdsUnstorable(json: string, value: unknown): boolean {
  // Written again, whole pairs stand as what they are, so that only halves are left escaped.
  return UNSTORABLE.test(json) && UNSTORABLE.test(JSON.stringify(value))
}

/**
 * Lets JSON bodies in as UTF-8 only, nested 64 deep at most, things of 1,000 fields at most, without keys that mean a prototype, NUL or half characters
 * (bad inputs 3, 4, 11 to 13); all else is answered 400 before any route sees it.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const readPlain = app.getDefaultJsonParser('error', 'error')
  const wrong = (why: string): Error => Object.assign(new Error(why), { statusCode: 400 })

  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const json = utf8Of(bytes)
    if (json === undefined) return done(wrong('the body is not UTF-8'))
    const beyond = beyondReading(json)
    if (beyond) return done(wrong(`the body ${beyond}`))
    return readPlain(request, json, (error, value) => {
      if (error) return done(error)
      return holdsUnstorable(json, value) ? done(wrong('the body holds NUL or half a character')) : done(null, value)
    })
  })
}
