// What we use of libraries that bring no types.
declare module 'vt-pbf' {
  type Feature = {
    type: number
    properties: Record<string, string | number | boolean>
    loadGeometry(): { x: number; y: number }[][]
  }
  type Layer = { version: number; name: string; extent: number; length: number; feature(i: number): Feature }
  export function fromVectorTileJs(tile: { layers: Record<string, Layer> }): Uint8Array
}
declare namespace Intl {
  interface Locale {
    /** The IANA time zones of the locale's region (ECMA-402, Intl Locale Info). */
    getTimeZones(): string[] | undefined
  }
}
declare module 'topojson-server' {
  import type { FeatureCollection } from 'geojson'
  export type Topology<Name extends string, C> = { type: 'Topology'; objects: Record<Name, C> }
  export function topology<Name extends string, C extends FeatureCollection>(
    objects: Record<Name, C>,
    quantization: number,
  ): Topology<Name, C>
}
declare module 'topojson-simplify' {
  export function presimplify<T>(topology: T): T
  export function quantile<T>(topology: T, share: number): number
  export function simplify<T>(topology: T, minWeight: number): T
}
declare module 'topojson-client' {
  import type { Topology } from 'topojson-server'
  export function feature<Name extends string, C>(topology: Topology<Name, C>, name: Name): C
}
