import { readFile } from 'node:fs/promises'
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'

type Properties = Record<string, string | number | boolean | null | undefined>
export type AreaCollection = FeatureCollection<Polygon | MultiPolygon, Properties>
export type PlaceFeature = Feature<Point, Properties>

/** Areas of a GeoJSON file that is known to hold nothing else. */
export async function readAreas(path: string): Promise<AreaCollection> {
  return JSON.parse(await readFile(path, 'utf8'))
}

/** Points of a GeoJSON file that is known to hold nothing else. */
export async function readPlaces(path: string): Promise<PlaceFeature[]> {
  return JSON.parse(await readFile(path, 'utf8')).features
}

/** The polygons of a geometry, each as its rings. */
export function ringsOf(geometry: Polygon | MultiPolygon): number[][][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
