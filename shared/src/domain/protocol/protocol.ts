import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'
import { Priority } from '../incident/incident.ts'

/** What is said to people, in both languages of the city. */
const Said = Type.Object({ en: Text(160), zh: Text(160) }, { additionalProperties: false })

/** A word that can be typed: one token of the command line. */
const Token = Type.String({ minLength: 1, maxLength: 24, pattern: '^[^\\s\\\\;；:：,，☎\\u0000\\ud800-\\udfff]+$' })
const Word = Type.Object({ en: Token, zh: Token }, { additionalProperties: false })

/** One of the answers to choose from; `key` is the one letter or digit that gives it. */
const Choice = Type.Object(
  { id: Id, key: Type.String({ pattern: '^[a-z0-9]$' }), name: Said },
  { additionalProperties: false },
)

/** Raises the priority where it is lower: at this answer, or at a number that is at least or at most this much. */
const Raise = Type.Object(
  {
    answer: Type.Optional(Id),
    atLeast: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
    atMost: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
    priority: Priority,
  },
  { additionalProperties: false },
)
export type Raise = Type.Static<typeof Raise>

/** How a question is answered. Whatever it asks, that nobody knows is an answer, too. */
export const QUESTION_KINDS = ['yesno', 'choice', 'number', 'text'] as const

/** One question of a card: `text` is what is asked, `word` what it is called where there is no room, and typed by. */
export const Question = Type.Object(
  {
    id: Id,
    word: Word,
    text: Said,
    kind: Type.Enum([...QUESTION_KINDS]),
    choices: Type.Optional(Type.Array(Choice, { minItems: 2, maxItems: 12 })),
    unit: Type.Optional(Said),
    raises: Type.Optional(Type.Array(Raise, { maxItems: 8 })),
  },
  { additionalProperties: false },
)
export type Question = Type.Static<typeof Question>

/** The questions to ask about incidents of these types, in the order in which they are asked. */
export const Protocol = Type.Object(
  { id: Id, types: Type.Array(Id, { maxItems: 50 }), questions: Type.Array(Question, { minItems: 1, maxItems: 20 }) },
  { additionalProperties: false },
)
export type Protocol = Type.Static<typeof Protocol>

export const Protocols = Type.Array(Protocol, { maxItems: 50 })

type Asking = { readonly protocols?: readonly Protocol[] }

/** The card for incidents of this type: the first that names it. */
export const protocolFor = (settings: Asking | undefined, typeId: string): Protocol | undefined =>
  settings?.protocols?.find(({ types }) => types.includes(typeId))
