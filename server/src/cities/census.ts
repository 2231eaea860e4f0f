import type { Census } from '@muster/shared/geo/residents.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { cellToBoundary, cellToLatLng } from 'h3-js'
import type { Population } from './pack.ts'

/** Some 0.1 m: a cell's corner need not be known better, and a console fetches thousands. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** H3 says latitude first. */
const lngLatOf = ([lat = 0, lng = 0]: readonly number[]): LngLat => [rounded(lng), rounded(lat)]

/** Who lives where, as hub and consoles count it: each cell by its corners, so that nobody else need know H3. */
export const censusOf = ({ persons, source, asOf }: Population): Census => ({
  source,
  asOf,
  cells: Object.entries(persons).map(([cell, count]) => ({
    center: lngLatOf(cellToLatLng(cell)),
    corners: cellToBoundary(cell).map(lngLatOf),
    persons: count,
  })),
})
