import { Type } from 'typebox'

const PATTERN = '^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9_-]{1,40}$'

/**
 * Opaque id of anything in the city: letters, digits, `_` and `-`, at most 40. Nothing that Redis, HTTP, a log or an object
 * of JavaScript could misread: what a decoder takes for a prototype would be missing on some screens and not on others.
 */
export const Id = Type.String({ pattern: PATTERN })

const ID = new RegExp(PATTERN)

/** True where `text` may be used as an id. */
export const isId = (text: string): boolean => ID.test(text)
