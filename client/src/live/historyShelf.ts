import type { Histories } from '@muster/shared/kernel/fold.ts'
import { type HistoryLine, touchName } from '@muster/shared/kernel/state.ts'
import type { Detail, Open } from '@muster/shared/wire/messages.ts'

/** `lines` is undefined until the hub has answered; `fresh` are lines that were folded meanwhile. */
type Opened = Open & { readers: number; upTo: number; lines: readonly HistoryLine[] | undefined; fresh: HistoryLine[] }

/** Histories of what is open on this screen: what the hub told at `upTo`, and every line folded after it, none twice. */
export type HistoryShelf = Histories & {
  /** Begins or joins the reading of one thing's history; true where the hub has to be asked. */
  readonly open: (what: Open) => boolean
  readonly close: (what: Open) => void
  readonly put: (detail: Detail) => void
  readonly lines: (what: Open) => readonly HistoryLine[] | undefined
  /** What is open now, to be asked for again after a cut. */
  readonly opened: () => readonly Open[]
}

/** Makes an empty shelf. */
export function createHistoryShelf(): HistoryShelf {
  const shelf = new Map<string, Opened>()
  const nameOf = ({ aggregate, id }: Open) => touchName(aggregate, id)
  return {
    wants: (aggregate, id) => shelf.has(touchName(aggregate, id)),
    add(aggregate, id, line) {
      const opened = shelf.get(touchName(aggregate, id))
      if (!opened || line.seq <= opened.upTo) return
      if (opened.lines) opened.lines = [...opened.lines, line]
      else opened.fresh.push(line)
    },
    open(what) {
      const opened = shelf.get(nameOf(what))
      if (opened) opened.readers += 1
      else shelf.set(nameOf(what), { ...what, readers: 1, upTo: 0, lines: undefined, fresh: [] })
      return opened === undefined
    },
    close(what) {
      const opened = shelf.get(nameOf(what))
      if (!opened) return
      opened.readers -= 1
      if (opened.readers === 0) shelf.delete(nameOf(what))
    },
    put({ aggregate, id, seq, history }) {
      const opened = shelf.get(touchName(aggregate, id))
      if (!opened) return
      // A second answer (after a cut) replaces the first; lines folded beyond it are kept.
      const later = [...(opened.lines ?? []), ...opened.fresh].filter((line) => line.seq > seq)
      opened.lines = [...history, ...later]
      opened.fresh = []
      opened.upTo = seq
    },
    lines: (what) => shelf.get(nameOf(what))?.lines,
    opened: () => [...shelf.values()].map(({ aggregate, id }) => ({ aggregate, id })),
  }
}
