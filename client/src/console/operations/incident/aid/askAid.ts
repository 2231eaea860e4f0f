import type { AidRequest } from '@muster/shared/domain/incident/aid.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import type { Recommendation } from '../../../../desk/recommendation.ts'
import { send } from '../../../../live/commands.ts'

type Wanted = Recommendation['aid'][number]

/** The request by which a neighbour was asked for this already, unless that is done with. */
export const askedFor = (incident: Incident, { agencyId, capability }: Wanted): AidRequest | undefined =>
  incident.aid?.findLast(
    (one) =>
      one.agencyId === agencyId &&
      one.capability === capability &&
      one.state !== 'withdrawn' &&
      one.state !== 'arrived',
  )

/** Writes down that a neighbour is being asked. */
export const askAid = ({ id: incidentId, number }: Incident, { agencyId, capability, count }: Wanted): void =>
  void send(
    'incident.requestAid',
    { incidentId, agencyId, capability, count },
    { text: `REQ ${shortNumber(number)} +${count} ${capability} >${agencyId}` },
  )
