/** Something with a place in a list. */
type Row = { readonly id: string }

/**
 * The rows as a hand in the list may see them: those that were there keep their order, new ones join at the end, and only
 * what left goes. Nothing moves under the hand; the true order comes back when the hand leaves.
 */
export function heldOrder<T extends Row>(shown: readonly string[], rows: readonly T[]): readonly T[] {
  const place = new Map(shown.map((id, at) => [id, at]))
  const known = rows.filter(({ id }) => place.has(id))
  const fresh = rows.filter(({ id }) => !place.has(id))
  return [...known.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)), ...fresh]
}
