import { Type } from 'typebox'
import { Id } from './ids.ts'

/**
 * What is personal, encrypted under the key of whom it is about (J10). It lies so in entry, state, snapshot and archive;
 * without the key of `subject` the words are gone, and everything else still verifies.
 */
export const Sealed = Type.Object(
  { subject: Id, sealed: Type.String({ maxLength: 4000 }) },
  { additionalProperties: false },
)
export type Sealed = Type.Static<typeof Sealed>
