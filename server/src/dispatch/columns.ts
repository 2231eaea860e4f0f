/** Columns of whole numbers as the city's files hold them: each as its distance from the one before. */
export function differences(values: Int32Array): Int32Array {
  return values.map((value, i) => value - (values[i - 1] ?? 0))
}

/** The numbers whose `differences` these are. */
export function sums(values: Int32Array): Int32Array {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** The bytes of a column. Small numbers have three almost constant bytes of four: laid plane by plane they compress to a half. */
export function bytePlanes(values: Int32Array): Uint8Array {
  const planes = new Uint8Array(values.length * 4)
  values.forEach((value, i) => {
    const folded = (value << 1) ^ (value >> 31)
    for (let plane = 0; plane < 4; plane++) planes[plane * values.length + i] = folded >>> (plane * 8)
  })
  return planes
}

/** The column of what `bytePlanes` answered. */
export function fromBytePlanes(planes: Uint8Array): Int32Array {
  const length = planes.length / 4
  const byte = (i: number, plane: number) => (planes[plane * length + i] ?? 0) << (plane * 8)
  return Int32Array.from({ length }, (_, i) => {
    const folded = byte(i, 0) | byte(i, 1) | byte(i, 2) | byte(i, 3)
    return (folded >>> 1) ^ -(folded & 1)
  })
}
