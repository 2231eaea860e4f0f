import type { Desk } from '@muster/shared/commandline/order.ts'
import { isLineRefusal } from '@muster/shared/commandline/order.ts'
import { readLine } from '@muster/shared/commandline/read.ts'
import { incidentOf } from '@muster/shared/commandline/resolve.ts'
import { useMemo } from 'react'
import { useGazetteer } from '../../desk/gazetteer.ts'
import { pastText } from '../../desk/past/momentText.ts'
import { useReplay } from '../../desk/past/replay.ts'
import { usePlace } from '../../desk/place.ts'
import { getProposedMoves } from '../../desk/proposedMoves.ts'
import { useRecommendation } from '../../desk/recommendation.ts'
import { getCity, useCity } from '../../live/city.ts'
import { cityNow, liveNow } from '../../live/clock.ts'
import { useMe } from '../../live/me.ts'
import type { Bar } from './barStore.ts'

/** The incident that the order under the caret sends units to. */
function sendsTo(text: string, caret: number, desk: Desk): string | undefined {
  const reading = readLine(text).find(({ start, end }) => start <= caret && caret <= end)
  if (!reading?.verb?.takes.needs || isLineRefusal(reading.answer)) return undefined
  const incident = incidentOf(reading.answer, desk)
  return isLineRefusal(incident) ? undefined : incident.id
}

/** What the command line knows of this desk now: city, names, selection, rights, and advice for the incident on the line. */
export function useDesk({ text, caret, offerFor }: Bar): Desk {
  const gazetteer = useGazetteer()
  const { incident: incidentId, unit: unitId } = usePlace()
  const may = useMe()?.commands
  const { isPast } = useReplay()
  const bare = useMemo(
    (): Desk => ({
      city: getCity(),
      gazetteer,
      incidentId,
      unitId,
      may,
      proposals: getProposedMoves,
      now: cityNow,
      latest: liveNow,
      past: isPast ? pastText : undefined,
    }),
    [gazetteer, incidentId, unitId, may, isPast],
  )
  const about = text.trim() === '' ? offerFor : sendsTo(text, caret, bare)
  const { recommendation } = useRecommendation(about)
  // Reading the city anew only when it changed keeps typing light in a busy hour.
  const version = useCity((city) => {
    let newest = 0
    for (const { since } of city.all('unit')) newest = Math.max(newest, since)
    let calls = 0
    for (const { lastSeq } of city.all('incident')) calls = Math.max(calls, lastSeq)
    return `${newest} ${calls}`
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that what `city` answers has changed.
  return useMemo(
    () => ({ ...bare, recommended: (id: string) => (recommendation?.incidentId === id ? recommendation : undefined) }),
    [bare, recommendation, version],
  )
}
