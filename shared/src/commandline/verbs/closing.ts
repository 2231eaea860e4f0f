import type { ClosureKind } from '../../domain/closure/closure.ts'
import { calledClosure, closuresLike, readClosing } from '../closing.ts'
import { isLineRefusal, type Plan, refusePlan } from '../order.ts'
import type { Verb } from '../verb.ts'

/** `CL 7th St Mission Folsom until 22:30 :water main`: from crossing to crossing; or a block, `CL 700 blk Parnassus`. */
const close = (word: string, aliases: readonly string[], kind: ClosureKind): Verb => ({
  word,
  aliases,
  takes: { text: 'rest' },
  command: 'closure.add',
  plan({ text, verb }, desk): Plan {
    if (!text) return refusePlan('whichStreet', { verb })
    if (!text.isWellFormed() || text.includes('\0')) return refusePlan('textUnreadable', { verb })
    const read = readClosing(text, desk)
    if (isLineRefusal(read)) return { kind: 'refused', ...read }
    return { kind: 'commands', commands: [{ command: 'closure.add', input: { kind, ...read } }] }
  },
})

/** `OP 7th St`: lifts the closure of that name; of several it asks which. */
const open: Verb = {
  word: 'OP',
  aliases: ['通', '解封', '恢复通行'],
  takes: { text: 'rest' },
  command: 'closure.lift',
  plan({ text = '', verb }, desk): Plan {
    const found = closuresLike(text, desk)
    const [only] = found
    const known = [...desk.city.all('closure')].map(calledClosure)
    if (!only) return refusePlan(known.length > 0 ? 'noSuchClosure' : 'noClosures', { typed: text }, known.slice(0, 3))
    const names = [...new Set(found.map(calledClosure))]
    // The same piece closed twice is opened by one order.
    if (names.length > 1) return refusePlan('whichClosure', { verb }, names.slice(0, 3))
    return {
      kind: 'commands',
      commands: found.map(({ id }) => ({ command: 'closure.lift', input: { closureId: id } })),
    }
  },
}

/** Verbs of roads: closing and opening them. */
export const closing: readonly Verb[] = [
  close('CL', ['封', '封路', '封闭'], 'closed'),
  close('FL', ['淹', '积水'], 'flooded'),
  open,
]
