import { type Departed, returning } from '@muster/shared/domain/incident/departed.ts'
import { noteState } from '@muster/shared/domain/incident/writing.ts'
import { type Census, residentsIn } from '@muster/shared/geo/residents.ts'
import type { Needs } from '@muster/shared/kernel/command.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { HistoryLine } from '@muster/shared/kernel/state.ts'
import type { Kept } from '../attachments/attachments.ts'
import type { Areas } from '../dispatch/areas.ts'
import type { createClosedStretches } from '../dispatch/closedStretches.ts'
import type { Estimates } from '../dispatch/estimate.ts'
import type { Journal } from '../journal/journal.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { Provide } from './desk.ts'
import type { PersonalKeys } from './personalKeys.ts'

/** Tells the city's calendar day, `YYYYMMDD`, in its own time zone. Making a formatter is dear, so one is kept. */
export function createCityDay(timeZone: string): (cityTime: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return (cityTime) => format.format(cityTime).replaceAll('-', '')
}

/** Fills in what decisions want to know: numbers from the journal's counter, areas from the pack, arrival times from the roads. */
export function createProvide({
  journal,
  live,
  areas,
  estimates,
  closedBy,
  timeZone,
  personal,
  census,
  departed = async () => undefined,
  historyOf = async (id) => live.historyOf('incident', id),
  fileOf = async () => undefined,
}: {
  journal: Journal
  live: LiveState
  areas: Areas
  estimates: Pick<Estimates, 'arrival'>
  /** Which stretches of road a closure closes; without it none are counted. */
  closedBy?: ReturnType<typeof createClosedStretches>
  timeZone: string
  /** Keys of whom the journal tells in sealed words; none in a drill, which holds no real person's (V4). */
  personal: PersonalKeys
  /** Who lives where; without it nobody is counted. */
  census?: Census
  /** An incident that has left live state, by id. */
  departed?: (id: string) => Promise<Departed | undefined>
  /** All that happened to an incident. */
  historyOf?: (id: string) => Promise<readonly HistoryLine[]>
  /** What a file is that a call is about to get or lose. */
  fileOf?: (incidentId: string, hash: string) => Promise<Kept | undefined>
}): Provide {
  const cityDay = createCityDay(timeZone)

  function etaOf({ incidentId, unitIds }: NonNullable<Needs['eta']>): Record<string, number> {
    const point = live.city.find('incident', incidentId)?.place.point
    if (!point) return {}
    const target: LngLat = [point.coordinates[0], point.coordinates[1]]
    const arrivals = unitIds.map((id) => {
      const unit = live.city.find('unit', id)
      return [id, unit && estimates.arrival(unit, target)?.seconds] as const
    })
    return Object.fromEntries(arrivals.flatMap(([id, seconds]) => (seconds === undefined ? [] : [[id, seconds]])))
  }

  async function broughtBack(id: string) {
    const found = await departed(id)
    return { archived: found && returning(found) }
  }

  async function noteOf({ incidentId, noteSeq }: NonNullable<Needs['note']>) {
    return { note: noteState(await historyOf(incidentId), noteSeq) }
  }

  async function fileAsked({ incidentId, hash }: NonNullable<Needs['file']>) {
    const kept = await fileOf(incidentId, hash)
    return { file: kept && { mediaType: kept.mediaType, bytes: kept.bytes } }
  }

  return ({ number, area, eta, residents, closes, archived, seal, sealAs, forget, note, file }, cityTime, question) => {
    const known = {
      area: area && areas.around(area),
      etaSec: eta && etaOf(eta),
      residents: residents && census && residentsIn(census, residents),
      closes: closes && closedBy?.(closes.geometry, closes.direction).length,
    }
    if (archived !== undefined) return broughtBack(archived)
    if (note) return noteOf(note)
    if (file) return fileAsked(file)
    if (forget !== undefined) return personal.erase(forget, question).then((forgotten) => ({ forgotten }))
    if (!number && seal === undefined) return known
    if (!number) return personal.seal(seal, sealAs).then((sealed) => ({ ...known, sealed }))
    const next = journal.numbers.next(cityDay(cityTime))
    if (seal === undefined && typeof next === 'string') return { ...known, number: next }
    const sealing = seal === undefined ? undefined : personal.seal(seal)
    return Promise.all([next, sealing]).then(([number, sealed]) => ({ ...known, number, sealed }))
  }
}
