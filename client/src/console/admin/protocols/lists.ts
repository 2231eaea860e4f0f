/** The list with another one in this place. */
export const withAt = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((former, i) => (i === at ? one : former))

/** The list without the one in this place. */
export const withoutAt = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)

/** The list with the one in this place a step further up or down; as it was where there is no such step. */
export function movedAt<T>(list: readonly T[], at: number, step: 1 | -1): T[] {
  const [one, other] = [list[at], list[at + step]]
  if (one === undefined || other === undefined) return [...list]
  return withAt(withAt(list, at, other), at + step, one)
}

/** The first of `q1`, `q2` … that is not taken. */
export function freeId(stem: string, taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}
