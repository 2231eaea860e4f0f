import { CannotStart } from '../../cannotStart.ts'
import { type ArchivePlace, archivePlaceOf } from './openStorage.ts'

/** How a city keeps its past. */
export type PastConfig = {
  readonly place: ArchivePlace
  /** Entries in a segment of the archive; all hubs of a city should say the same. */
  readonly segmentEntries: number
  /** Entries that the stream keeps although they are archived. */
  readonly keepEntries: number
  /** How long a closed incident stays on the board, hours of city time. */
  readonly closedHours: number
  /** How long positions are kept, days of city time. */
  readonly trackDays: number
}

/** Reads it from the environment. Throws CannotStart with one clear line. */
export function readPastConfig(env: Record<string, string | undefined>): PastConfig {
  const numberIn = (name: string, otherwise: number, least: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return otherwise
    const value = Number(text)
    if (Number.isFinite(value) && value >= least) return value
    throw new CannotStart(`${name} must be a number from ${least}, not "${text}".`)
  }
  return {
    place: archivePlaceOf(env),
    segmentEntries: Math.round(numberIn('ARCHIVE_SEGMENT', 10_000, 100)),
    keepEntries: Math.round(numberIn('JOURNAL_KEEP', 20_000, 1)),
    closedHours: numberIn('CLOSED_HOURS', 24, 0),
    trackDays: numberIn('TRACK_DAYS', 30, 0),
  }
}
