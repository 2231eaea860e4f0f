import type { City } from '@muster/shared/domain/city.ts'
import { isWorkStatus } from '@muster/shared/domain/unit/status.ts'
import type { Scenario, Telling } from './scenario.ts'

const DAY_MS = 24 * 3_600_000

/** Places are blocks of the city's own street map. */
const at = (address: string, lng: number, lat: number) => ({
  place: { address, point: { type: 'Point', coordinates: [lng, lat] } },
})
const CHANNEL = at('1200 blk 3rd St', -122.38952, 37.77248)
const MISSION_ROCK = at('1300 blk 3rd St', -122.38943, 37.77155)
const GARAGE = at('600 blk 16th St', -122.39173, 37.7668)
const SIXTEENTH = at('1600 blk 3rd St', -122.38908, 37.76787)
const TOWER = at('300 blk Berry St', -122.39664, 37.77311)

/** 3rd Street from Channel to 16th, as wide as the water stands: [longitude, latitude], degrees. */
const UNDER_WATER = [
  [-122.3905, 37.7747],
  [-122.3886, 37.7747],
  [-122.3881, 37.7668],
  [-122.3901, 37.7668],
  [-122.3905, 37.7747],
] as const

const note = ({ api, callOf }: Telling, name: string, text: string) =>
  api.command('incident.note', { incidentId: callOf(name), text })

/** A unit at one of the story's calls, else at any. */
function crewIn({ city, callOf }: Telling): string | undefined {
  const ours = new Set(['water', 'car', 'garage'].map(callOf))
  const atWork = [...city.all('unit')].filter(({ status, assignmentId }) => assignmentId && isWorkStatus(status))
  return (atWork.find(({ incidentId }) => ours.has(incidentId)) ?? atWork[0])?.id
}

const isOpen = (city: City, id: string | undefined) => city.find('incident', id ?? '')?.status !== 'closed'

/**
 * A storm surge on the Bay shore, by what the calls of it bring to a dispatcher's desk: three calls of which two are one,
 * a street under water, a car with a child in it, an alarm pressed by mistake. It leaves alone what a person has done first.
 */
export const stormSurge: Scenario = {
  id: 'storm-surge',
  steps: [
    {
      afterMin: 3,
      what: 'a first call about water on 3rd Street',
      play: ({ report }) =>
        report('water', {
          ...{ type: 'flooding', ...CHANNEL },
          narrative:
            'Sample: water over the kerb on 3rd Street, and rising. Came up out of the drains ten minutes ago.',
          caller: { name: 'Sample caller 1', phone: '415-555-0101' },
        }),
    },
    {
      afterMin: 3.8,
      what: 'the same water, seen from one block on',
      play: ({ report }) =>
        report('again', {
          ...{ type: 'flooding', ...MISSION_ROCK },
          narrative: 'Sample: cars cannot get through on 3rd, water up to the bumpers.',
          caller: { name: 'Sample caller 2', phone: '415-555-0102' },
        }),
    },
    {
      afterMin: 4.6,
      what: 'water runs into a garage on 16th Street',
      play: ({ report }) =>
        report('garage', {
          ...{ type: 'flooding', ...GARAGE },
          narrative: 'Sample: water runs down the ramp into our garage. Forty cars, the lift stands below.',
          caller: { name: 'Sample caller 3', phone: '415-555-0103' },
        }),
    },
    {
      afterMin: 7,
      what: 'the two calls about 3rd Street are made one, where nobody has done it',
      async play({ api, city, callOf }) {
        const again = city.find('incident', callOf('again') ?? '')
        const water = callOf('water')
        if (!again || !water || again.id === water || again.apart?.includes(water)) return
        await api.command('incident.merge', { incidentId: again.id, intoId: water })
      },
    },
    {
      afterMin: 7.5,
      what: 'the garage is linked to the street',
      play: ({ api, callOf }) =>
        api.command('incident.link', { incidentId: callOf('garage'), otherId: callOf('water') }),
    },
    {
      afterMin: 8,
      what: '3rd Street from Channel to 16th is drawn as under water',
      play: ({ api, callOf }) =>
        api.command('incident.outline', {
          incidentId: callOf('water'),
          kind: 'hazard',
          geometry: { type: 'Polygon', coordinates: [UNDER_WATER] },
          label: 'Sample: under water',
        }),
    },
    {
      afterMin: 9,
      what: 'the tide gauge is noted',
      play: (telling) => note(telling, 'water', 'Sample: gauge at the ferry pier 2.3 m, rising 4 cm a minute.'),
    },
    {
      afterMin: 11,
      what: 'crews are told about the garage’s ramp',
      play: ({ api, now }) =>
        api.command('premise.add', {
          ...GARAGE,
          kind: 'hazard',
          text: 'Sample: ramp lies below the street. No way in by vehicle while there is water.',
          validUntil: now + DAY_MS,
        }),
    },
    {
      afterMin: 17,
      what: 'people in a flooded car, one of them a child',
      play: ({ report }) =>
        report('car', {
          ...{ type: 'water-rescue', ...SIXTEENTH },
          narrative: 'Sample: car stuck in the water, two adults and a child inside, water at the doors.',
          caller: { name: 'Sample caller 4', phone: '415-555-0104' },
        }),
    },
    {
      afterMin: 18,
      what: 'the caller in the car calls again',
      play: (telling) => note(telling, 'car', 'Sample: child is on the roof now. Engine is off, doors do not open.'),
    },
    {
      afterMin: 24,
      what: 'two people went down to their cars: the garage becomes urgent',
      async play(telling) {
        await note(telling, 'garage', 'Sample: two people went down to move their cars and have not come back.')
        await telling.api.command('incident.prioritise', { incidentId: telling.callOf('garage'), priority: 1 })
      },
    },
    {
      afterMin: 31,
      what: 'a substation is lost: a lift stands still',
      play: ({ report }) =>
        report('lift', {
          ...{ type: 'elevator-rescue', ...TOWER },
          narrative: 'Sample: lift stands between 4 and 5 since the lights went out, three people inside.',
          caller: { name: 'Sample caller 5', phone: '415-555-0105' },
        }),
    },
    {
      afterMin: 46,
      what: 'a crew presses emergency by mistake, and takes it back',
      async play(telling) {
        const unitId = crewIn(telling)
        if (!unitId) return
        const { status, assignmentId } = telling.city.unit(unitId)
        await telling.api.command('unit.status', { unitId, status: 'emergency' })
        await telling.api.command('unit.correct', { unitId, status, assignmentId })
      },
    },
    {
      afterMin: 60,
      what: 'the forecast crest is lowered',
      play: (telling) => note(telling, 'water', 'Sample: wind turns to the west, forecast crest lowered by 20 cm.'),
    },
    {
      afterMin: 70,
      what: 'the water goes down',
      play: (telling) => note(telling, 'water', 'Sample: water below the kerb between Channel and Mission Rock.'),
    },
    {
      afterMin: 85,
      what: 'the street is closed as done, where nobody is at it any more',
      async play({ api, city, callOf }) {
        const incidentId = callOf('water')
        const atIt = city.find('incident', incidentId ?? '')?.assignmentIds.length ?? 0
        if (isOpen(city, incidentId) && atIt === 0)
          await api.command('incident.close', { incidentId, outcome: 'fire-handled' })
      },
    },
  ],
}
