import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { CityClock } from '@muster/shared/kernel/clock.ts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Hub } from './messages.ts'

const Point = Type.Object({ coordinates: Type.Tuple([Type.Number(), Type.Number()]) })
const Unit = Type.Object({ status: Type.String(), stationId: Type.Optional(Type.String()), home: Type.Optional(Point) })
const Told = Compile(
  Type.Object({
    seq: Type.Integer(),
    state: Type.Object({
      world: Type.Record(Type.String(), Type.Object({ clock: CityClock })),
      unit: Type.Record(Type.String(), Unit),
      facility: Type.Record(Type.String(), Type.Object({ point: Type.Optional(Point) })),
    }),
  }),
)

/** A unit that can be sent, and where it stands. */
export type FreeUnit = { readonly id: string; readonly lng: number; readonly lat: number }
export type PlayedCity = { readonly clock: Static<typeof CityClock>; readonly units: readonly FreeUnit[] }

/** What playing needs to know of the city: its clock, and the units that are free. */
export async function readCity({ url, key }: Hub): Promise<PlayedCity> {
  const answer = await fetch(`${url}/api/v1/state`, { headers: { authorization: `Bearer ${key}` } })
  const told: unknown = await answer.json()
  if (!Told.Check(told))
    throw new Error(`the hub's state (${answer.status}) cannot be read: ${JSON.stringify(told).slice(0, 200)}`)
  const clock = told.state.world[WORLD_ID]?.clock
  if (!clock) throw new Error('the world has no clock')
  const { unit, facility } = told.state
  const units = Object.entries(unit).flatMap(([id, { status, stationId = '', home }]) => {
    const [lng, lat] = (home ?? facility[stationId]?.point)?.coordinates ?? []
    return status === 'available' && lng !== undefined && lat !== undefined ? [{ id, lng, lat }] : []
  })
  if (units.length === 0) throw new Error('no unit is free: there is nobody to send')
  return { clock, units }
}
