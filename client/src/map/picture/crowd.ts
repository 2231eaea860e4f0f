/** A rectangle on the map pane, CSS pixels. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const CELL_PX = 64

export const grown = ({ left, top, right, bottom }: Box, byPx: number): Box => ({
  left: left - byPx,
  top: top - byPx,
  right: right + byPx,
  bottom: bottom + byPx,
})

const sharedArea = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

/** The boxes that are taken, found by the 64 px cells they lie in. */
export type Crowd = {
  readonly add: (box: Box) => void
  /** Square pixels of `box` that are taken already; 0 where it is free. */
  readonly coverOf: (box: Box) => number
}

/** An empty pane. */
export function createCrowd(): Crowd {
  const cells = new Map<number, Box[]>()
  const eachCell = (box: Box, visit: (key: number) => void): void => {
    for (let row = Math.floor(box.top / CELL_PX); row <= Math.floor(box.bottom / CELL_PX); row += 1)
      for (let column = Math.floor(box.left / CELL_PX); column <= Math.floor(box.right / CELL_PX); column += 1)
        visit(row * 65_536 + column)
  }
  return {
    add: (box) =>
      eachCell(box, (key) => {
        const there = cells.get(key)
        if (there) there.push(box)
        else cells.set(key, [box])
      }),
    coverOf(box) {
      // A box that spans several cells is met more than once: it only weighs more, and free stays free.
      let area = 0
      eachCell(box, (key) => {
        for (const other of cells.get(key) ?? []) area += sharedArea(box, other)
      })
      return area
    },
  }
}
