import { Type } from 'typebox'
import type { Meta } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { ByName, EpochMs, Text } from '../../kernel/measure.ts'
import { MEDIA_TYPES } from '../../kernel/media.ts'

/** SHA-256 of a file's bytes, hex: its name wherever it is kept. */
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** A photo or document of a call. Its bytes lie outside the journal; `name` is text that somebody typed, never a path. */
export const Attachment = Type.Object({
  hash: Hash,
  name: Text(200),
  mediaType: Type.Enum([...MEDIA_TYPES]),
  bytes: Type.Integer({ minimum: 1 }),
})
export type Attachment = Type.Static<typeof Attachment>

/** What is written into a call's record beside its notes. `ticks`: items of its checklist that are done, city time. */
export const recordFields = {
  ticks: Type.Optional(ByName(EpochMs)),
  attachments: Type.Optional(Type.Array(Attachment)),
}

/** Who sees what of it: crews see what is ticked; files and reasons are as personal as the notes are. */
export const recordSees = {
  field: ['ticks', 'itemId', 'done', 'noteSeq'],
  personal: ['attachments', 'attachment', 'hash', 'reason'],
}

const Noted = Type.Object({ noteSeq: Type.Integer({ minimum: 1 }) })
const Struck = Type.Object({ ...Noted.properties, reason: Type.Optional(Text(200)) })
const Ticked = Type.Object({ itemId: Id, done: Type.Boolean() })
const Attached = Type.Object({ attachment: Attachment })
const Detached = Type.Object({ hash: Hash })

type Recorded = {
  readonly lastSeq: number
  readonly ticks?: Readonly<Record<string, number>>
  readonly attachments?: readonly Attachment[]
}

/** The ticks with one set or taken away; none at all where none is left, as for who may not see them. */
function withTick(
  ticks: Recorded['ticks'],
  itemId: string,
  at: number | undefined,
): Record<string, number> | undefined {
  const others = Object.entries(ticks ?? {}).filter(([id]) => id !== itemId)
  const all = at === undefined ? others : [...others, [itemId, at] as const]
  return all.length > 0 ? Object.fromEntries(all) : undefined
}

function withFile(
  attachments: Recorded['attachments'],
  hash: string | undefined,
  added?: Attachment,
): Attachment[] | undefined {
  const others = Array.isArray(attachments) ? attachments.filter((one) => one?.hash !== hash) : []
  const all = added ? [...others, added] : others
  return all.length > 0 ? all : undefined
}

/** The events of a call's record; a note is struck where the record says so, and stands in it as it was written. */
export const recordEvents = <T extends Recorded>() => ({
  struck: {
    data: Struck,
    evolve: (before: T | undefined, _: unknown, { seq }: Meta) => before && { ...before, lastSeq: seq },
  },
  unstruck: {
    data: Noted,
    evolve: (before: T | undefined, _: unknown, { seq }: Meta) => before && { ...before, lastSeq: seq },
  },
  ticked: {
    data: Ticked,
    evolve: (before: T | undefined, { itemId, done }: Type.Static<typeof Ticked>, { cityTime, seq }: Meta) =>
      before && { ...before, ticks: withTick(before.ticks, itemId, done ? cityTime : undefined), lastSeq: seq },
  },
  attached: {
    data: Attached,
    evolve: (before: T | undefined, { attachment }: Type.Static<typeof Attached>, { seq }: Meta) =>
      before && {
        ...before,
        attachments: withFile(before.attachments, attachment?.hash, attachment),
        lastSeq: seq,
      },
  },
  detached: {
    data: Detached,
    evolve: (before: T | undefined, { hash }: Type.Static<typeof Detached>, { seq }: Meta) =>
      before && { ...before, attachments: withFile(before.attachments, hash), lastSeq: seq },
  },
})
