import { TriageRule } from '@muster/shared/domain/complex/complex.ts'
import { Pace } from '@muster/shared/domain/world/pace.ts'
import { Aid } from '@muster/shared/domain/agency/agency.ts'
import { Protocols } from '@muster/shared/domain/protocol/protocol.ts'
import { Alarms, responding } from '@muster/shared/domain/world/responding.ts'
import { Checklist } from '@muster/shared/domain/world/world.ts'
import { Id } from '@muster/shared/kernel/ids.ts'
import { Term } from '@muster/shared/kernel/measure.ts'
import Type, { type Static } from 'typebox'

/** [longitude, latitude] in degrees, WGS 84. */
const Point = Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })])
const Seconds = Type.Integer({ minimum: 0 })
/** 1 is the most urgent. */
const Priority = Type.Integer({ minimum: 1, maximum: 5 })

export const IncidentType = Type.Object({
  id: Id,
  /** Shape on the map: fire, medical, collision, hazard, alarm, rescue, service. */
  group: Type.Enum(['F', 'M', 'C', 'H', 'A', 'R', 'S']),
  name: Term,
  priority: Priority,
  /** Lower-case words of both languages; one of them in a narrative proposes this type. */
  keywords: Type.Array(Type.String({ minLength: 1 })),
  /** First alarm: how many units of which capability. */
  needs: Type.Array(Type.Object({ capability: Type.String(), count: Type.Integer({ minimum: 1 }) })),
  alarms: Type.Optional(Alarms),
})
export type IncidentType = Static<typeof IncidentType>

export const City = Type.Object({
  id: Id,
  name: Term,
  /** IANA name. */
  timeZone: Type.String(),
  center: Point,
  zoom: Type.Number(),
  /** [west, south, east, north], degrees. */
  bounds: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
  lengthUnit: Type.Enum(['ft', 'm']),
  /** Where the sample city's clock starts: ISO 8601 with its offset. */
  defaultEpoch: Type.String(),
  attribution: Type.String(),
  standards: Type.Object({
    /** Received to first unit assigned, by priority '1' to '5'. */
    assignSec: Type.Record(Type.String(), Seconds),
    /** Received to first unit on scene, by incident type id. */
    responseSec: Type.Record(Type.String(), Seconds),
    /** How long a unit may stay in a status before it is shown as over its limit. */
    statusSec: Type.Record(Type.String(), Seconds),
  }),
  /** Seconds from dispatch to en route, by unit kind; nothing where the unit is on the road already. */
  turnoutSec: Type.Record(Type.String(), Seconds),
  /** Seconds a drive takes beyond the road graph's time: pulling out, parking, pressing the button. */
  stopAndStartSec: Seconds,
  /** Both by hour of the day, where the city's log tells. */
  pace: Type.Optional(Pace),
  incidentTypes: Type.Array(IncidentType, { maxItems: 25 }),
  /** What callers are asked, by type of incident. */
  protocols: Type.Optional(Protocols),
  outcomes: Type.Array(Type.Object({ id: Id, name: Term })),
  checklists: Type.Optional(Type.Array(Checklist)),
  /** What calls of one cause get in a surge. */
  triage: Type.Optional(Type.Array(TriageRule, { maxItems: 50 })),
  ...responding,
})
export type City = Static<typeof City>

export const Agency = Type.Object({ id: Id, name: Term, aid: Type.Optional(Aid) })
export type Agency = Static<typeof Agency>

export const Facility = Type.Object({
  id: Id,
  kind: Type.Enum(['station', 'hospital', 'warehouse', 'shelter', 'school']),
  name: Term,
  point: Point,
  /** Stations only: the battalion that most calls of its first-due area name, `B03`. */
  battalion: Type.Optional(Id),
  /** Hospitals only: takes patients from ambulances. */
  emergency: Type.Optional(Type.Boolean()),
  /** Invented for the sample city. */
  sample: Type.Optional(Type.Boolean()),
})
export type Facility = Static<typeof Facility>

export const Unit = Type.Object({
  id: Id,
  callSign: Type.String(),
  kind: Type.Enum(['engine', 'truck', 'medic', 'chief', 'rescue', 'support']),
  capabilities: Type.Array(Type.String()),
  crew: Type.Integer({ minimum: 1 }),
  stationId: Id,
  agencyId: Id,
  /** Invented, as the whole fleet of a city made of a map is. */
  sample: Type.Optional(Type.Boolean()),
})
export type Unit = Static<typeof Unit>

export const Neighbourhood = Type.Object({
  type: Type.Literal('Feature'),
  properties: Type.Object({ id: Id, name: Term }),
  geometry: Type.Object({
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(Type.Array(Type.Array(Point))),
  }),
})
export type Neighbourhood = Static<typeof Neighbourhood>

export const Neighbourhoods = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(Neighbourhood),
})

export const Population = Type.Object({
  h3Resolution: Type.Integer(),
  /** Who counted, and the year for which it holds. */
  source: Term,
  asOf: Type.String(),
  /** Residents by H3 cell. */
  persons: Type.Record(Type.String(), Type.Number({ minimum: 0 })),
})
export type Population = Static<typeof Population>

export const CallUnit = Type.Object({
  unitId: Id,
  // Each in seconds after the call was received; absent where the record has none or an impossible one.
  dispatchSec: Type.Optional(Seconds),
  enrouteSec: Type.Optional(Seconds),
  onsceneSec: Type.Optional(Seconds),
  transportSec: Type.Optional(Seconds),
  athospitalSec: Type.Optional(Seconds),
  availableSec: Type.Optional(Seconds),
})
export type CallUnit = Static<typeof CallUnit>

export const Call = Type.Object({
  id: Id,
  /** ISO 8601 with the city's offset. */
  receivedAt: Type.String(),
  /** An incident type's id. */
  type: Id,
  priority: Priority,
  /** null where the record's place is missing or not in the city. */
  point: Type.Union([Point, Type.Null()]),
  /** `700 block of Parnassus Ave`, `7th St / Stevenson St` or what else the record says. */
  address: Type.String(),
  /** A neighbourhood's id, or '' where the record has none. */
  neighbourhood: Type.String(),
  /** One of the city's outcomes. */
  outcome: Id,
  units: Type.Array(CallUnit),
})
export type Call = Static<typeof Call>

export const Demand = Type.Object({
  h3Resolution: Type.Integer(),
  /** By H3 cell: calls per 1,000 hours; index = (ISO weekday - 1) * 24 + hour, so 0 is Monday 00:00. */
  callsPer1000h: Type.Record(Type.String(), Type.Array(Type.Number({ minimum: 0 }), { minItems: 168, maxItems: 168 })),
})
export type Demand = Static<typeof Demand>

export const StockLine = Type.Object({
  facilityId: Id,
  item: Id,
  name: Term,
  /** What one piece is: `box`, `bottle`. */
  pieces: Id,
  onHand: Type.Integer({ minimum: 0 }),
  /** Below this the line asks for more. */
  min: Type.Integer({ minimum: 0 }),
  sample: Type.Boolean(),
})
export type StockLine = Static<typeof StockLine>

export const Gazetteer = Type.Object({
  streets: Type.Array(
    Type.Object({
      name: Type.String(),
      point: Point,
      /** [hundred block, longitude, latitude]: 700 is the block of the house numbers 700 to 799. */
      blocks: Type.Array(Type.Tuple([Type.Integer(), Type.Number(), Type.Number()])),
    }),
  ),
  /** [index of a street, index of another, longitude, latitude]. */
  crossings: Type.Array(Type.Tuple([Type.Integer(), Type.Integer(), Type.Number(), Type.Number()])),
})
export type Gazetteer = Static<typeof Gazetteer>

/** A city folder, read and checked. */
export type CityPack = {
  readonly city: City
  readonly facilities: readonly Facility[]
  readonly units: readonly Unit[]
  readonly agencies: readonly Agency[]
  readonly neighbourhoods: readonly Neighbourhood[]
  readonly population: Population
  readonly calls: readonly Call[]
  readonly demand: Demand
  readonly stock: readonly StockLine[]
  readonly gazetteer: Gazetteer
  /** The file `roads.bin` as it is; `loadRoadMap` reads it. */
  readonly roads: Uint8Array
  /** The file `order.bin`, where the folder has one: without it a hub takes seconds longer to start. */
  readonly order?: Uint8Array
  /** Absolute path of `basemap.pmtiles`, served in ranges and never held in memory. */
  readonly basemapPath: string
}
