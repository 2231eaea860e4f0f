/** A map, because keys come from outside: no key of a file is a property of ours. */
export type Tags = ReadonlyMap<string, string>

/** Degrees, WGS 84. */
export type OsmNode = { kind: 'node'; id: number; lng: number; lat: number; tags: Tags }
export type OsmWay = { kind: 'way'; id: number; refs: number[]; tags: Tags }
export type OsmMember = { kind: OsmThing['kind']; ref: number; role: string }
export type OsmRelation = { kind: 'relation'; id: number; members: OsmMember[]; tags: Tags }

/** What an OpenStreetMap file is made of. */
export type OsmThing = OsmNode | OsmWay | OsmRelation

/** For the many things without tags. */
export const NO_TAGS: Tags = new Map()
