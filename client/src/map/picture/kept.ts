/** Turns records into spots and keeps those whose record is the same as the last time, in place of making them anew. */
export type Kept<R, S> = {
  /**
   * One spot a record, in their order; `undefined` for a record that has none. The list itself is the former one where
   * nothing changed. `anew`: forget what was kept; `holds`: whether a kept spot still holds for its unchanged record.
   */
  readonly read: (
    records: Iterable<R>,
    anew: boolean,
    make: (record: R) => S | undefined,
    holds?: (record: R, spot: S) => boolean,
  ) => readonly S[]
}

/** Nothing is kept yet. */
export function createKept<R, S>(): Kept<R, S> {
  let kept: { record: R; spot: S | undefined }[] = []
  let list: readonly S[] = []
  return {
    read(records, anew, make, holds = () => true) {
      let at = 0
      let hasChanged = anew
      for (const record of records) {
        const former = anew ? undefined : kept[at]
        const isSame = former?.record === record && (former.spot === undefined || holds(record, former.spot))
        if (!isSame) {
          kept[at] = { record, spot: make(record) }
          hasChanged = true
        }
        at += 1
      }
      if (at !== kept.length) {
        kept = kept.slice(0, at)
        hasChanged = true
      }
      if (hasChanged) list = kept.flatMap(({ spot }) => (spot === undefined ? [] : [spot]))
      return list
    },
  }
}
