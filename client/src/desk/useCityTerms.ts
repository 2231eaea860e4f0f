import { TYPE_UNKNOWN, TYPE_UNKNOWN_NAME } from '@muster/shared/domain/incident/report.ts'
import { type Settings, WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { clockText } from '@muster/shared/kernel/clockText.ts'
import { termOf, useLang } from '../i18n/index.ts'
import { useCity } from '../live/city.ts'

/** The city's settings, or undefined before the first snapshot. */
export const useSettings = (): Settings | undefined => useCity((city) => city.find('world', WORLD_ID)?.settings)

/** Tells moments (epoch ms, city time) on the city's clock. */
export function useClockText(): (atMs: number, style: 'minutes' | 'seconds') => string {
  const timeZone = useSettings()?.timeZone ?? 'UTC'
  return (atMs, style) => clockText(atMs, timeZone, style)
}

/** What the city calls a kind of incident, in the reader's language, and the letter of its symbol. */
export function useIncidentType(): (typeId: string) => {
  readonly name: string
  readonly group: Settings['incidentTypes'][number]['group']
} {
  const types = useSettings()?.incidentTypes
  // Read for its own sake: a new language tells the terms anew.
  useLang()
  return (typeId) => {
    const type = types?.find(({ id }) => id === typeId)
    // A type that the city has since dropped still has a symbol: that of other service calls.
    if (type) return { name: termOf(type.name), group: type.group }
    return { name: typeId === TYPE_UNKNOWN ? termOf(TYPE_UNKNOWN_NAME) : typeId, group: 'S' }
  }
}

/** How a call ended, in the reader's language: the city's term, or the words that somebody typed. */
export function useOutcome(): (outcome: string) => string {
  const outcomes = useSettings()?.outcomes
  useLang()
  return (outcome) => {
    const known = outcomes?.find(({ id }) => id === outcome)
    return known ? termOf(known.name) : outcome
  }
}
