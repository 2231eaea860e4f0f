import { ClosureGeometry } from '@muster/shared/domain/closure/closure.ts'
import { WORK_STATUSES } from '@muster/shared/domain/unit/status.ts'
import { BreakOff } from '@muster/shared/domain/world/responding.ts'
import { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { Point } from '@muster/shared/kernel/measure.ts'
import Type, { type Static } from 'typebox'

const Key = Type.String({ minLength: 1, maxLength: 80 })
/** RFC 3339 with zone. */
const Time = Type.String({
  maxLength: 40,
  // No month 13: what passes is a moment.
  pattern:
    '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$',
})

/** The call that a busy unit is at, how urgent that is, and how far it has got with it. */
const AtCall = Type.Object({
  id: Key,
  priority: Type.Integer({ minimum: 1, maximum: 5 }),
  status: Type.Enum(WORK_STATUSES),
})

/** What a unit can do now: `busy` until `freeAt`, where that is known; `moving` to a post, `returning` home: both can be sent. */
export const SituationUnit = Type.Object({
  id: Key,
  capabilities: Type.Array(Key, { maxItems: 20 }),
  /** What it goes by; without it what is usual for its capabilities. */
  vehicle: Type.Optional(Vehicle),
  /** Where it is; null where nobody knows. */
  point: Type.Union([Point, Type.Null()]),
  status: Type.Enum(['available', 'returning', 'moving', 'busy']),
  freeAt: Type.Optional(Time),
  atCall: Type.Optional(AtCall),
  /** Where it belongs: a post's id or a place. */
  home: Type.Optional(Type.Union([Key, Point])),
  /** The post that it is heading for or stands at. */
  post: Type.Optional(Key),
})
export type SituationUnit = Static<typeof SituationUnit>

/** Where units may wait. */
export const Post = Type.Object({ id: Key, point: Point })
export type Post = Static<typeof Post>

/** A city at one moment, told in full: whoever asks with it gets the same answer whatever the live city does. */
export const Situation = Type.Object({
  time: Time,
  units: Type.Array(SituationUnit, { maxItems: 5000 }),
  /** The unit that has just become free: where shall it wait? */
  freedUnitId: Type.Optional(Key),
  posts: Type.Optional(Type.Array(Post, { maxItems: 2000 })),
  /** GeoJSON lines and areas that no vehicle can pass, but who is on foot; nothing else is closed. */
  closures: Type.Optional(Type.Array(ClosureGeometry, { maxItems: 1000 })),
  /** The same under water: nobody passes there but by boat. */
  floods: Type.Optional(Type.Array(ClosureGeometry, { maxItems: 1000 })),
  /** Who may be taken from a lesser call; without it nobody is. */
  breakOff: Type.Optional(BreakOff),
})
export type Situation = Static<typeof Situation>

export const Need = Type.Object({ capability: Key, count: Type.Integer({ minimum: 1, maximum: 100 }) })
export type Need = Static<typeof Need>

/** A call that wants units; without `type` only its needs are known. `priority` from 1 (life at risk) to 5. */
export const AskingIncident = Type.Object({
  id: Key,
  point: Type.Union([Point, Type.Null()]),
  type: Type.Optional(Key),
  priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  needs: Type.Array(Need, { maxItems: 40 }),
})
export type AskingIncident = Static<typeof AskingIncident>
