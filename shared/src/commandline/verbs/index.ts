import { fold } from '../spelling.ts'
import type { Verb } from '../verb.ts'
import { asking } from './asking.ts'
import { closing } from './closing.ts'
import { helping } from './helping.ts'
import { incidents } from './incidents.ts'
import { joining } from './joining.ts'
import { looking } from './looking.ts'
import { moment } from './moment.ts'
import { moving } from './moving.ts'
import { sending } from './sending.ts'
import { shift } from './shift.ts'
import { statuses } from './statuses.ts'

const [report, ...details] = incidents

/** Every verb, in the order in which help and completion offer them: the shift's most frequent first. */
export const verbs: readonly Verb[] = [
  ...(report ? [report] : []),
  ...sending,
  ...moving,
  ...statuses,
  asking,
  helping,
  ...details,
  ...joining,
  ...closing,
  ...shift,
  ...looking,
  moment,
]

const byWord = new Map(verbs.flatMap((verb) => [verb.word, ...verb.aliases].map((word) => [fold(word), verb] as const)))
const byDigit = new Map(statuses.flatMap((verb) => verb.digits.map((digit) => [digit, verb] as const)))

/** Every word for a verb. */
export const verbWords: readonly string[] = verbs.flatMap(({ word, aliases }) => [word, ...aliases])

/** Radio status digits that stand for a status. */
export const statusDigits: readonly string[] = [...byDigit.keys()].sort()

/** The verb that this word writes, whatever its case and width. */
export const verbWritten = (word: string): Verb | undefined => byWord.get(fold(word))

/** Characters of the longest word for a verb. */
export const longestVerb = Math.max(...[...byWord.keys()].map(({ length }) => length))

/** The status verb of a radio status digit (FMS): `3` is en route. */
export const verbOfDigit = (digit: string): Verb | undefined => byDigit.get(digit)
