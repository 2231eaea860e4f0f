type Rings = number[][][]

/** Answers whether a place lies in one of the polygons (even-odd rule, holes included). */
export function insideOf(polygons: Rings[]): (point: [number, number]) => boolean {
  const boxed = polygons.map((rings) => {
    const lngs = rings.flatMap((ring) => ring.map(([lng = 0]) => lng))
    const lats = rings.flatMap((ring) => ring.map(([, lat = 0]) => lat))
    const min = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
    const max = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
    return { rings, west: min(lngs), east: max(lngs), south: min(lats), north: max(lats) }
  })
  return ([lng, lat]) =>
    boxed.some(
      ({ rings, west, east, south, north }) =>
        lng >= west && lng <= east && lat >= south && lat <= north && oddCrossings(rings, lng, lat),
    )
}

function oddCrossings(rings: Rings, lng: number, lat: number): boolean {
  let inside = false
  for (const ring of rings) {
    ring.forEach(([x = 0, y = 0], i) => {
      const [px = 0, py = 0] = ring[(i + ring.length - 1) % ring.length] ?? []
      if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
    })
  }
  return inside
}
