import type { City } from '@muster/server/cities/pack.ts'
import { sfSettings } from '../sf/settings.ts'

/** Wednesday, as the recorded day was. */
export const SAMPLE_DAY = '2026-01-07'
// Pulling out, parking, pressing the button: measured on San Francisco's drives, as its turn-out times are.
export const STOP_AND_START_SEC = 53
const TILE_PX = 512
/** The map pane of the smallest supported screen, CSS px: the city fits into it. */
const PANE_PX = { width: 700, height: 520 }

/** How a city is run that has not said how: as the sample city's desk is, at its own place and time. */
export function osmSettings(own: Pick<City, 'id' | 'name' | 'timeZone' | 'bounds' | 'center' | 'defaultEpoch'>): City {
  const [west, south, east, north] = own.bounds
  const mercator = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)
  const [width, height] = [(east - west) / 360, mercator(north) - mercator(south)]
  const zoom = Math.log2(Math.min(PANE_PX.width / width, PANE_PX.height / height) / TILE_PX)
  return {
    ...sfSettings({ defaultEpoch: own.defaultEpoch, stopAndStartSec: STOP_AND_START_SEC }),
    ...own,
    zoom: Math.round(Math.min(15, Math.max(8, zoom)) * 10) / 10,
    lengthUnit: new Intl.Locale('und-US').getTimeZones()?.includes(own.timeZone) ? 'ft' : 'm',
    attribution: '© OpenStreetMap contributors',
  }
}

/** `+01:00`: what a time zone's clocks are ahead on the sample day. */
export function utcOffsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    Date.parse(`${SAMPLE_DAY}T12:00:00Z`),
  )
  const said = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? ''
  return said === '' ? '+00:00' : said
}
