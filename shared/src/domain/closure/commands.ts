import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { lengthM, tidyRing, withoutRepeats } from '../../geo/ring.ts'
import type { Context } from '../../kernel/command.ts'
import { Id } from '../../kernel/ids.ts'
import type { LngLat } from '../../kernel/measure.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import type { City } from '../city.ts'
import { command } from '../command.ts'
import { tooWide, whyNoArea } from '../whyNoArea.ts'
import { type Closure, type ClosureGeometry, closure, Told } from './closure.ts'

const strict = { additionalProperties: false }
/** A longer line is no closure of one road, and would be dear to lay along the roads at each change. */
const LONGEST_M = 100_000
/** More than this at once nobody looks through. */
const MOST = 1000

type Asked = Type.Static<ReturnType<typeof Type.Object<typeof Told>>>
const Asked = Type.Object(Told, strict)

const corner = ([lng, lat]: LngLat): [number, number] => [lng, lat]

/** The geometry in the one form in which it is kept, or what would make it one. */
function tidy(geometry: ClosureGeometry): ClosureGeometry | Refusal {
  if (geometry.type === 'Point') return geometry
  if (geometry.type === 'LineString') {
    const line = withoutRepeats(geometry.coordinates)
    if (line.length < 2) return refuse('closure.noLine')
    if (tooWide(line)) return refuse('outline.tooWide')
    if (lengthM(line) > LONGEST_M) return refuse('closure.tooLong', { km: LONGEST_M / 1000 })
    return { type: 'LineString', coordinates: line.map(corner) }
  }
  const ring = tidyRing((geometry.coordinates[0] ?? []).map(corner))
  const no = ring.length === 0 ? refuse('outline.flat') : whyNoArea(ring)
  return no ?? { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)].map(corner)] }
}

/** The closure as it is written down, or why it cannot be. */
function noted(asked: Asked, { cityTime, actor: { id, name }, closes }: Context) {
  const { from, until, direction } = asked
  const geometry = tidy(asked.geometry)
  if (isRefusal(geometry)) return geometry
  if (until !== undefined && until <= cityTime) return refuse('closure.past')
  if (until !== undefined && until <= (from ?? 0)) return refuse('closure.endsFirst')
  if (direction && geometry.type !== 'LineString') return refuse('closure.noDirection')
  return { ...asked, geometry, stretches: closes, by: { id, name } }
}

/** What would say it again. */
function again(city: City, id: string): Asked {
  const { id: _id, setAt: _at, by: _by, stretches: _count, ...told } = city.closure(id)
  return told
}

// Only what can be kept is laid along the roads.
const about = ({ geometry, direction }: Asked) => (isRefusal(tidy(geometry)) ? {} : { closes: { geometry, direction } })
const result = ([event]: readonly { id: string; data: Partial<Closure> }[]) => ({
  closureId: event?.id,
  stretches: event?.data.stretches,
})

export const add = command('closure.add', {
  input: Asked,
  roles: DESK,
  needs: about,
  decide(city, asked, context) {
    if ([...city.all('closure')].length >= MOST) return refuse('closure.tooMany', { most: MOST })
    const told = noted(asked, context)
    return isRefusal(told) ? told : [closure.make.added(context.newId(), told)]
  },
  result,
  undo: (_city, _input, [added]) => added && { command: 'closure.lift', input: { closureId: added.id } },
})

export const correct = command('closure.correct', {
  input: Type.Object({ closureId: Id, ...Told }, strict),
  roles: DESK,
  needs: about,
  decide(city, { closureId, ...asked }, context) {
    const { id } = city.closure(closureId)
    const told = noted(asked, context)
    return isRefusal(told) ? told : [closure.make.corrected(id, told)]
  },
  result,
  undo: (city, { closureId }) => ({ command: 'closure.correct', input: { closureId, ...again(city, closureId) } }),
})

export const lift = command('closure.lift', {
  input: Type.Object({ closureId: Id }, strict),
  roles: DESK,
  decide: (city, { closureId }) => [closure.make.lifted(city.closure(closureId).id, {})],
  undo: (city, { closureId }) => ({ command: 'closure.add', input: again(city, closureId) }),
})
