import { Type } from 'typebox'

/** Opaque id of anything in the city: letters, digits, `_` and `-`, at most 40. Nothing that Redis, HTTP or a log could misread. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })

const ID = /^[A-Za-z0-9_-]{1,40}$/

/** True where `text` may be used as an id. */
export const isId = (text: string): boolean => ID.test(text)
