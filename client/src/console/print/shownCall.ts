import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { PastCall } from '../../desk/call/callRecord.ts'
import { pastAnswer } from '../../desk/call/pastCalls.ts'
import { getPlace } from '../../desk/place.ts'
import { getCity } from '../../live/city.ts'
import { screens } from '../index.ts'

/** The call that is open on the screen of operations; `past` where it is an archived one. */
export function shownCall(): { readonly incident: Incident; readonly past?: PastCall } | undefined {
  const { incident: id, screen = screens[0]?.id } = getPlace()
  if (id === undefined || screen !== screens[0]?.id) return undefined
  const incident = getCity().find('incident', id)
  if (incident) return { incident }
  const past = pastAnswer(id)?.call
  return past && { incident: past.incident, past }
}
