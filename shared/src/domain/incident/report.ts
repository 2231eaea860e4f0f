import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { command } from '../command.ts'
import { WORLD_ID } from '../world/world.ts'
import { Caller } from './caller.ts'
import { incident, Place, Priority, Source } from './incident.ts'

/** The type of a call of which only the place is known: no city has it, so who goes first goes. */
export const TYPE_UNKNOWN = 'unknown'
/** What it is called. */
export const TYPE_UNKNOWN_NAME = { en: 'type not known yet', zh: '类型不明' }
/** Where a city has no such type, the call is still taken: lights and life at risk are not assumed. */
const PRIORITY_UNKNOWN = 3

export const report = command('incident.report', {
  input: Type.Object(
    {
      /** Absent: only where it is is known yet. */
      type: Type.Optional(Id),
      priority: Type.Optional(Priority),
      place: Place,
      narrative: Type.Optional(Text(4000)),
      caller: Type.Optional(Caller),
      source: Type.Optional(Source),
      receivedAt: Type.Optional(EpochMs),
    },
    { additionalProperties: false },
  ),
  roles: ['calltaker', 'dispatcher', 'supervisor', 'feed'],
  personal: ['caller'],
  needs: ({ place, caller }) => ({
    number: true,
    seal: caller,
    area: place.point && [place.point.coordinates[0], place.point.coordinates[1]],
  }),
  decide(
    city,
    { type = TYPE_UNKNOWN, priority, place, narrative, source, receivedAt },
    { newId, number = '', area, sealed },
  ) {
    const known = city.find('world', WORLD_ID)?.settings?.incidentTypes.find(({ id }) => id === type)
    return [
      incident.make.reported(newId(), {
        number,
        type,
        priority: priority ?? known?.priority ?? PRIORITY_UNKNOWN,
        place,
        area,
        narrative,
        caller: sealed,
        source,
        receivedAt,
      }),
    ]
  },
  result: ([reported]) => ({ incidentId: reported?.id, number: reported?.data.number }),
  // A call that was taken stays taken; a mistaken one is closed with its reason.
  undo: (_city, _input, [reported]) =>
    reported && { command: 'incident.close', input: { incidentId: reported.id, outcome: 'reported by mistake' } },
})
