import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import type { City } from '../city.ts'
import { command, Overriding } from '../command.ts'
import { incident } from '../incident/incident.ts'
import { worksAtDesk } from '../person/person.ts'
import { sector } from '../sector/sector.ts'
import { sectorsOf } from '../sectorsOf.ts'
import { callsGoingAlong, sectorsOfWorker } from './desk.ts'
import { type Shift, shift } from './shift.ts'

const strict = { additionalProperties: false }
const Sectors = (minItems: number) => Type.Array(Id, { minItems, maxItems: 100, uniqueItems: true })

/** Why these are not all in this person's hand, or undefined. */
function notYours(city: City, sectors: readonly string[], workerId: string): Refusal | undefined {
  const other = sectors.find((id) => city.find('sector', id)?.worker?.id !== workerId)
  return other === undefined ? undefined : refuse('sector.notYours', { sector: other })
}

/** The offer of this person that still waits for its answer, or undefined. */
function openOffer(city: City, from: string): Shift | undefined {
  const offer = city.find('shift', from)
  return offer?.state === 'offered' ? offer : undefined
}

export const take = command('shift.take', {
  input: Type.Object({ sectors: Sectors(1), ...Overriding }, strict),
  roles: DESK,
  overridable: ['sector.worked'],
  /** One worker a sector: of two who take it at once, the slower is told who has it. */
  decide(city, { sectors }, { actor: { id: mine, name }, overruled }) {
    const known = sectorsOf(city)
    const unknown = sectors.find((id) => !known.includes(id))
    if (unknown !== undefined) return refuse('sector.notFound', { id: unknown, known }, 404)
    const fresh = sectors.filter((id) => city.find('sector', id)?.worker?.id !== mine)
    if (fresh.length === 0) return refuse('sector.yours', { sector: sectors })
    const held = fresh.map((id) => city.find('sector', id)).find((one) => one?.worker)
    if (held?.worker && !overruled) return refuse('sector.worked', { sector: held.id, worker: held.worker.name })
    return fresh.map((id) => sector.make.taken(id, { worker: { id: mine, name } }))
  },
  undo: (city, _, events) => {
    const sectors = events.map(({ id }) => id)
    // What was somebody else's cannot be given back: they would have to take it.
    const wasFree = sectors.every((id) => city.find('sector', id)?.worker === undefined)
    return wasFree ? { command: 'shift.leave', input: { sectors } } : undefined
  },
})

export const leave = command('shift.leave', {
  /** Not named: all in hand. */
  input: Type.Object({ sectors: Type.Optional(Sectors(1)) }, strict),
  roles: DESK,
  decide(city, { sectors: named }, { actor }) {
    const sectors = named ?? sectorsOfWorker(city, actor.id)
    if (sectors.length === 0) return refuse('sector.noneYours')
    return notYours(city, sectors, actor.id) ?? sectors.map((id) => sector.make.left(id, {}))
  },
  undo: (_city, _input, events) => ({ command: 'shift.take', input: { sectors: events.map(({ id }) => id) } }),
})

export const handOver = command('shift.handOver', {
  /** Sectors not named: all in hand. */
  input: Type.Object({ to: Id, sectors: Type.Optional(Sectors(0)), notes: Type.Optional(Text(2000)) }, strict),
  roles: DESK,
  /** Offers; nothing changes hands before the other accepts. */
  decide(city, { to, sectors: named, notes }, { actor: { id: mine, name } }) {
    const sectors = [...(named ?? sectorsOfWorker(city, mine))]
    if (to === mine) return refuse('shift.toSelf')
    const taker = city.find('person', to)
    if (!taker || !worksAtDesk(taker)) return refuse('person.notAtDesk', { id: to })
    const open = openOffer(city, mine)
    if (open) return refuse('shift.alreadyOffered', { to: open.to.name })
    const no = notYours(city, sectors, mine)
    if (no) return no
    const incidentIds = callsGoingAlong(city, mine, sectors).map(({ id }) => id)
    if (sectors.length === 0 && incidentIds.length === 0 && notes === undefined) return refuse('shift.nothing')
    const offer = { from: { id: mine, name }, to: { id: to, name: taker.name }, sectors, incidentIds, notes }
    return [shift.make.offered(mine, offer)]
  },
  undo: () => ({ command: 'shift.withdraw', input: {} }),
})

export const withdraw = command('shift.withdraw', {
  input: Type.Object({}, strict),
  roles: DESK,
  decide: (city, _, { actor }) =>
    openOffer(city, actor.id) ? [shift.make.withdrawn(actor.id, {})] : refuse('shift.noOffer', { from: actor.name }),
})

/** The offer of `from` to this person, or why there is none. */
function offerTo(city: City, from: string, mine: string): Shift | Refusal {
  const offer = openOffer(city, from)
  if (!offer) return refuse('shift.noOffer', { from: city.find('shift', from)?.from.name ?? from })
  return offer.to.id === mine ? offer : refuse('shift.notForYou', { from: offer.from.name, to: offer.to.name })
}

export const accept = command('shift.accept', {
  input: Type.Object({ from: Id }, strict),
  roles: DESK,
  /** What is still in the hand of who offered changes hands now, with the open calls that were taken since. */
  decide(city, { from }, { actor: { id: mine, name } }) {
    const offer = offerTo(city, from, mine)
    if ('refused' in offer) return offer
    const sectors = offer.sectors.filter((id) => city.find('sector', id)?.worker?.id === from)
    const calls = callsGoingAlong(city, from, offer.sectors)
    const worker = { id: mine, name }
    return [
      shift.make.accepted(from, { sectors, incidentIds: calls.map(({ id }) => id) }),
      ...sectors.map((id) => sector.make.taken(id, { worker })),
      ...calls.map(({ id }) => incident.make.handedOver(id, { owner: worker, formerOwner: offer.from.name })),
    ]
  },
})

export const decline = command('shift.decline', {
  input: Type.Object({ from: Id, reason: Type.Optional(Text(200)) }, strict),
  roles: DESK,
  decide(city, { from, reason }, { actor }) {
    const offer = offerTo(city, from, actor.id)
    return 'refused' in offer ? offer : [shift.make.declined(from, { reason })]
  },
})
