import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { CityClock } from '../../kernel/clock.ts'
import { Id } from '../../kernel/ids.ts'
import { ByName, Term } from '../../kernel/measure.ts'
import { TriageRule } from '../complex/complex.ts'
import { Priority } from '../incident/incident.ts'
import { Protocols } from '../protocol/protocol.ts'
import { Pace } from './pace.ts'
import { Planning } from './planning.ts'
import { Alarms, Need, responding } from './responding.ts'

/**
 * A kind of incident as the city defines it: `group` is the letter and shape of its symbol, `needs` the first alarm, `alarms`
 * what each further one adds.
 */
export const IncidentType = Type.Object({
  id: Id,
  group: Type.Enum(['F', 'M', 'C', 'H', 'A', 'R', 'S']),
  name: Term,
  priority: Priority,
  keywords: Type.Array(Type.String()),
  needs: Type.Array(Need),
  alarms: Type.Optional(Alarms),
})
export type IncidentType = Type.Static<typeof IncidentType>

const SecondsBy = ByName(Type.Number({ minimum: 0 }))

/** What the city holds itself to, seconds: until assigned (by priority), until on scene (by type), and in each status. */
export const Standards = Type.Object({ assignSec: SecondsBy, responseSec: SecondsBy, statusSec: SecondsBy })
export type Standards = Type.Static<typeof Standards>

/** What is to be seen to on calls of these types: short, in the order of work. */
export const Checklist = Type.Object({
  id: Id,
  types: Type.Array(Id),
  items: Type.Array(Type.Object({ id: Id, name: Term }), { maxItems: 12 }),
})

/** City settings: they come from the pack, are changed by commands, and so have a history. */
export const Settings = Type.Object({
  name: Term,
  timeZone: Type.String(),
  lengthUnit: Type.Union([Type.Literal('ft'), Type.Literal('m')]),
  incidentTypes: Type.Array(IncidentType),
  /** What callers are asked, by type of incident. */
  protocols: Type.Optional(Protocols),
  outcomes: Type.Array(Type.Object({ id: Id, name: Term })),
  standards: Standards,
  /** What calls of one cause get in a surge; none: all that they need. */
  triage: Type.Optional(Type.Array(TriageRule, { maxItems: 50 })),
  checklists: Type.Optional(Type.Array(Checklist)),
  /** Seconds from dispatch to en route, by unit kind. */
  turnoutSec: SecondsBy,
  /** Seconds that a drive takes beyond its time on the road: pulling out, parking. */
  stopAndStartSec: Type.Number({ minimum: 0 }),
  /** Both by hour of the day, where the city's log tells. */
  pace: Type.Optional(Pace),
  planning: Type.Optional(Planning),
  ...responding,
})
export type Settings = Type.Static<typeof Settings>

/**
 * The world itself, id `world`: entry 1 of a journal is its header. `kind` is what people must be able to tell apart;
 * `sample` marks a world whose clock is not the real one.
 */
export const WorldHeader = Type.Object({
  city: Id,
  kind: Type.Union([Type.Literal('live'), Type.Literal('drill'), Type.Literal('replay')]),
  sample: Type.Boolean(),
  clock: CityClock,
  forkedFrom: Type.Optional(Type.Object({ world: Type.String(), seq: Type.Integer() })),
})

/** The world with its settings, once it has been furnished. */
export const World = Type.Object({ id: Id, ...WorldHeader.properties, settings: Type.Optional(Settings) })
export type World = Type.Static<typeof World>

/** The id of the one world aggregate of a journal. */
export const WORLD_ID = 'world'

export const world = aggregate(
  'world',
  World,
)({
  sees: {
    public: [
      'city',
      'kind',
      'sample',
      'clock',
      ...['name', 'timeZone', 'lengthUnit'].map((name) => `settings.${name}`),
    ],
    field: ['forkedFrom', 'settings'],
  },
  events: {
    opened: {
      data: WorldHeader,
      evolve: (_, header, _meta, id) => ({ ...header, id }),
    },
    clockSet: {
      data: Type.Object({ clock: CityClock }),
      evolve: (before, { clock }) => before && { ...before, clock },
    },
    configured: {
      data: Type.Object({ settings: Settings }),
      evolve: (before, { settings }) => before && { ...before, settings },
    },
  },
})
