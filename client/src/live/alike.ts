const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** True where two values are the same, or arrays or plain objects whose parts are the same. */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isRecord(one) || !isRecord(other)) return false
  // Lists are compared as such: their indices as keys would be ten thousand strings for ten thousand calls.
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, at) => Object.is(part, other[at]))
  if (Array.isArray(one) || Array.isArray(other) || one instanceof Map || one instanceof Set) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length && keys.every((key) => key in other && Object.is(one[key], other[key]))
  )
}
