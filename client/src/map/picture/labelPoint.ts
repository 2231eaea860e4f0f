import type { LngLat } from '@muster/shared/kernel/measure.ts'

export type Ring = readonly LngLat[]

/** Twice the signed area and the centroid's numerators of a ring, by the shoelace formula. */
function momentsOf(ring: Ring): { area: number; x: number; y: number } {
  const sum = { area: 0, x: 0, y: 0 }
  for (let i = 1; i < ring.length; i += 1) {
    const [a, b] = [ring[i - 1], ring[i]]
    if (a === undefined || b === undefined) continue
    const cross = a[0] * b[1] - b[0] * a[1]
    sum.area += cross
    sum.x += (a[0] + b[0]) * cross
    sum.y += (a[1] + b[1]) * cross
  }
  return sum
}

/** Where the name of an area is written: the middle of its largest part. `parts`: polygons of rings, the outer one first. */
export function labelPoint(parts: readonly (readonly Ring[])[]): LngLat | undefined {
  let largest = { area: 0, x: 0, y: 0 }
  for (const [outer = []] of parts) {
    const moments = momentsOf(outer)
    if (Math.abs(moments.area) > Math.abs(largest.area)) largest = moments
  }
  if (largest.area === 0) return undefined
  return [largest.x / (3 * largest.area), largest.y / (3 * largest.area)]
}
