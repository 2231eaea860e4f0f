import { type CommandCall, type Desk, isLineRefusal, type LineRefusal, type Order, refuseLine } from '../order.ts'
import { unitsOf } from '../resolve.ts'
import { stationNamed, stationSign } from '../stations.ts'
import type { Verb } from '../verb.ts'

/** The proposal that an order names by its place in the list; as `MV` would write it. */
function proposed({ nth, verb }: Order, { proposals, city }: Desk) {
  const listed = proposals?.() ?? []
  const count = listed.length
  if (count === 0) return refuseLine('noProposals', { verb })
  if (nth === undefined) return refuseLine('whichProposal', { verb, count })
  const move = listed[nth - 1]
  if (!move) return refuseLine('noSuchProposal', { typed: `${nth}`, count })
  const unit = city.find('unit', move.unitId)?.callSign ?? move.unitId
  return { move, text: `${unit} >${stationSign(move.facilityId, city)}` }
}

const refused = (no: LineRefusal) => ({ kind: 'refused', ...no }) as const
const one = (call: CommandCall) => ({ kind: 'commands', commands: [call] }) as const

/** A verb that says the same of each unit that it names; `about`: what more is said of it. */
const ofUnits = (
  word: string,
  aliases: readonly string[],
  command: string,
  takes: Verb['takes'],
  about: (order: Order) => Readonly<Record<string, unknown>>,
): Verb => ({
  word,
  aliases,
  takes: { units: true, ...takes },
  command,
  plan(order, desk) {
    const units = unitsOf(order, desk)
    if (isLineRefusal(units)) return refused(units)
    return {
      kind: 'commands',
      commands: units.map(({ id: unitId }) => ({ command, input: { unitId, ...about(order) } })),
    }
  },
})

/** Verbs about where units wait and whether they are advised: by hand, and as the hub proposes. */
export const moving: readonly Verb[] = [
  {
    word: 'MV',
    aliases: ['调防', '移防'],
    takes: { units: true, to: true },
    command: 'unit.post',
    plan(order, desk) {
      const units = unitsOf(order, desk)
      if (isLineRefusal(units)) return refused(units)
      if (order.to === undefined) return refused(refuseLine('whichStation', { verb: order.verb }))
      const station = stationNamed(order.to, desk.city)
      if (isLineRefusal(station)) return refused(station)
      const commands = units.map(({ id: unitId }) => ({
        command: 'unit.post',
        input: { unitId, facilityId: station.id },
      }))
      return { kind: 'commands', commands }
    },
  },
  {
    word: 'ACC',
    aliases: ['采纳'],
    takes: { nth: true },
    command: 'unit.post',
    plan(order, desk) {
      const found = proposed(order, desk)
      if (isLineRefusal(found)) return refused(found)
      return one({ command: 'unit.post', input: found.move, text: `MV ${found.text}` })
    },
  },
  {
    word: 'REJ',
    aliases: ['不采纳', '否决'],
    takes: { nth: true, text: 'reason' },
    command: 'unit.stay',
    plan(order, desk) {
      const found = proposed(order, desk)
      if (isLineRefusal(found)) return refused(found)
      if (!order.text) return refused(refuseLine('textMissing', { verb: order.verb }))
      return one({
        command: 'unit.stay',
        input: { ...found.move, reason: order.text },
        text: `REJ ${found.text} :${order.text}`,
      })
    },
  },
  ofUnits('LOCK', ['锁', '锁定'], 'unit.lock', { text: 'reason' }, ({ text }) => (text ? { reason: text } : {})),
  ofUnits('UNLOCK', ['解锁'], 'unit.unlock', {}, () => ({})),
]
