import type { Person } from '@muster/shared/domain/person/person.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { type CityClock, cityTimeAt } from '@muster/shared/kernel/clock.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import type { CityPack } from '../cities/pack.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { Ask, CommandDesk } from './ask.ts'
import type { Moment } from './awake.ts'

/** After so long without a running hub a sample city is held to have stood still, ms of real time. */
const STOOD_STILL_MS = 60_000

export class WorldNotOpened extends Error {}

async function ask(desk: CommandDesk, name: string, input: Ask['input'], key: string): Promise<void> {
  const verdict = await desk.ask({ name, input, actor: HUB_ACTOR, key, scope: 'hub' })
  const known = verdict.kind === 'refused' && verdict.refusal.refused === 'world.known'
  if (verdict.kind !== 'committed' && !known && verdict.kind !== 'otherBody')
    throw new WorldNotOpened(`${name}: ${JSON.stringify(verdict)}`)
}

const pointOf = ([lng, lat]: readonly [number, number]) => ({ type: 'Point' as const, coordinates: [lng, lat] })

/** The city pack as entry 2 of a world brings it in. */
function furnishing({ city, agencies, facilities, units, stock }: CityPack, people: readonly Person[]) {
  // All that is not about the map or the sample's clock: a setting that a pack brings is never left behind.
  const { id: _id, center, zoom, bounds, defaultEpoch, attribution, ...settings } = city
  return {
    settings,
    agencies,
    facilities: facilities.map(({ id, kind, name, point, battalion, sample }) => ({
      id,
      kind,
      name,
      point: pointOf(point),
      battalion,
      sample,
    })),
    units: units.map(({ sample, ...unit }) => unit),
    stock,
    people,
  }
}

/**
 * Opens the world where its journal is empty: header first, then the city pack. The clock of a sample city begins at
 * `epoch` and runs `speed` times as fast as real time; after a rest it goes on from where it stood, because a city that
 * nobody ran has missed nothing. It is set ahead to an epoch that was asked for, and never back (J11): the answer says
 * where that was asked. Two hubs may do this at once: the journal lets one win.
 */
export async function openWorld({
  desk,
  live,
  pack,
  sample,
  epochMs,
  isEpochAsked = false,
  speed,
  lastAt,
  people = [],
}: {
  desk: CommandDesk
  live: LiveState
  pack: CityPack
  sample: boolean
  epochMs: number
  isEpochAsked?: boolean
  speed?: number
  /** When a hub last ran, and the city's time then; undefined for an empty journal. */
  lastAt?: Moment
  /** Who works in a sample city from its first moment. */
  people?: readonly Person[]
}): Promise<'as asked' | 'epoch has passed'> {
  const now = Date.now()
  const clock: CityClock = sample
    ? { anchorAt: now, anchorCityTime: epochMs, rate: speed ?? 1 }
    : { anchorAt: 0, anchorCityTime: 0, rate: 1 }
  if (!live.city.find('world', WORLD_ID)) {
    await ask(desk, 'world.open', { city: pack.city.id, kind: 'live', sample, clock }, 'open')
    await live.at(1)
  }
  if (!live.city.world(WORLD_ID).settings) await ask(desk, 'world.furnish', furnishing(pack, people), 'furnish')

  const { sample: hasOwnClock, clock: present } = live.city.world(WORLD_ID)
  if (!hasOwnClock || !lastAt) return 'as asked'
  const rate = speed ?? present.rate
  const rested = now - lastAt.at > STOOD_STILL_MS
  const stands = rested ? lastAt.cityTime : cityTimeAt(present, now)
  const isAhead = isEpochAsked && epochMs > stands
  if (rested || isAhead || rate !== present.rate) {
    const next = { anchorAt: now, anchorCityTime: isAhead ? epochMs : stands, rate }
    await ask(desk, 'world.setClock', { clock: next }, `clock-${now}`)
  }
  return isEpochAsked && !isAhead ? 'epoch has passed' : 'as asked'
}
