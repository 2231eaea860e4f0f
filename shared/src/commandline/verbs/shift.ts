import { sectorsOf } from '../../domain/sectorsOf.ts'
import { colleagues } from '../../domain/shift/desk.ts'
import { type CommandCall, type Desk, isLineRefusal, type Plan, refusePlan } from '../order.ts'
import { incidentOf } from '../resolve.ts'
import { capitals, fold, nearestOf } from '../spelling.ts'
import type { Verb } from '../verb.ts'

const one = (command: string, input: CommandCall['input']): Plan => ({
  kind: 'commands',
  commands: [{ command, input }],
})

/** The sectors that a text names, one after the other; none named: none. */
function sectorsIn(text: string | undefined, { city }: Desk): readonly string[] | Plan {
  const known = sectorsOf(city)
  const named = [
    ...new Set(
      capitals(text ?? '')
        .split(/[\s,，、]+/)
        .filter((name) => name !== ''),
    ),
  ]
  const unknown = named.find((name) => !known.includes(name))
  if (unknown === undefined) return named
  return refusePlan('noSuchSector', { typed: unknown, known }, nearestOf(unknown, known))
}

const isPlan = (answer: object): answer is Plan => 'kind' in answer

/** The colleague of this name or account; several where the beginning of a name fits more than one. */
function colleaguesNamed(name: string, { city }: Desk): readonly string[] {
  const wanted = fold(name).replaceAll(/\s+/g, '')
  const people = colleagues(city, undefined).map(({ id, name }) => ({
    id,
    names: [id, name].map((word) => fold(word).replaceAll(/\s+/g, '')),
  }))
  const exact = people.filter(({ names }) => names.includes(wanted))
  const begun = people.filter(({ names }) => wanted !== '' && names.some((word) => word.startsWith(wanted)))
  return (exact.length > 0 ? exact : begun).map(({ id }) => id)
}

function colleagueNamed(name: string, desk: Desk): string | Plan {
  const [found, other] = colleaguesNamed(name, desk)
  if (found !== undefined && other === undefined) return found
  const known = colleagues(desk.city, undefined).map((person) => person.name)
  return refusePlan(
    found === undefined ? 'noSuchColleague' : 'manyColleagues',
    { typed: name, known },
    nearestOf(name, known),
  )
}

/** Whom and what `HO Desk 4 :hydrant out` means; a call sign's figure behind a name belongs to the name where it fits. */
function handOver({ incident, text = '', verb }: Parameters<Verb['plan']>[0], desk: Desk): Plan {
  const [name = '', ...said] = text.split(/[:：]/)
  const whole = incident === undefined ? name : `${name} ${incident}`
  const isCall = incident !== undefined && colleaguesNamed(whole, desk).length !== 1
  const known = colleagues(desk.city, undefined).map((person) => person.name)
  if ((isCall ? name : whole).trim() === '') return refusePlan('whichColleague', { verb, known })
  const to = colleagueNamed((isCall ? name : whole).trim(), desk)
  if (typeof to !== 'string') return to
  if (!isCall) {
    const notes = said.join(':').trim()
    return one('shift.handOver', { to, ...(notes && { notes }) })
  }
  const call = incidentOf({ verb, units: [], needs: [], incident }, desk)
  return isLineRefusal(call) ? { kind: 'refused', ...call } : one('incident.handOver', { incidentId: call.id, to })
}

/** Verbs of the shift: which sectors one works, and handing over to a colleague. */
export const shift: readonly Verb[] = [
  {
    word: 'ON',
    aliases: ['负责', '上岗'],
    takes: { text: 'rest' },
    command: 'shift.take',
    plan({ text, verb }, desk) {
      const sectors = sectorsIn(text, desk)
      if (isPlan(sectors)) return sectors
      if (sectors.length === 0) return refusePlan('whichSectors', { verb, known: sectorsOf(desk.city) })
      return one('shift.take', { sectors })
    },
  },
  {
    word: 'OFF',
    aliases: ['交出'],
    takes: { text: 'rest' },
    command: 'shift.leave',
    plan({ text }, desk) {
      const sectors = sectorsIn(text, desk)
      if (isPlan(sectors)) return sectors
      return one('shift.leave', sectors.length > 0 ? { sectors } : {})
    },
  },
  {
    word: 'HO',
    aliases: ['交班', '移交'],
    takes: { incident: true, text: 'rest' },
    command: 'shift.handOver',
    plan: handOver,
  },
  {
    word: 'HA',
    aliases: ['接班'],
    takes: { text: 'rest' },
    command: 'shift.accept',
    plan({ text }, desk) {
      const open = [...desk.city.all('shift')].filter(({ state }) => state === 'offered')
      const from = text ? colleagueNamed(text, desk) : open[0]?.id
      if (from !== undefined && typeof from !== 'string') return from
      if (from === undefined || (!text && open.length > 1))
        return refusePlan('whichOffer', { known: open.map((offer) => offer.from.name) })
      return one('shift.accept', { from })
    },
  },
]
