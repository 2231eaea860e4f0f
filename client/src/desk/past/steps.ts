import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { getConfirmedCity } from '../../live/city.ts'
import { cityNow, liveNow } from '../../live/clock.ts'
import { getLink } from '../../live/link.ts'
import { getPlace, go } from '../place.ts'
import { SPEEDS, type Speed } from '../speeds.ts'
import { askEntries, beginning } from './askPast.ts'
import { momentOf, timeText } from './moment.ts'
import { stepBack } from './reel.ts'
import { getReel, getReplay } from './replay.ts'

/** Entries that are asked for to find the one before what is known. */
const LOOK_BACK = 50
/** What is played from the live city, ms. */
const LAST_MS = 10 * 60_000

const timeZone = (): string => getConfirmedCity().find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'

/** The moment that is shown, as an address names it: played, it is another than the address had at the beginning. */
export const placeInTime = () =>
  getReplay().isPast && getPlace().speed !== undefined ? { at: timeText(cityNow(), timeZone()) } : {}

/** Shows now. */
export const goLive = (): void => go({ at: undefined, speed: undefined })

/** Where looking back has reached now, it is over; "back" leads to what was there before. */
export const arriveLive = (): void => go({ at: undefined, speed: undefined }, { replace: true })

/** Shows the city after an entry of the journal. */
const goEntry = (seq: number): void => go({ at: `${seq}`, speed: undefined }, { replace: getPlace().at !== undefined })

/** Shows the city at a time, epoch ms; now where that has not come yet. `isStep`: along the bar, which "back" does not take back. */
export function goTime(cityTime: number, { isStep = false, speed }: { isStep?: boolean; speed?: Speed } = {}): void {
  if (cityTime >= liveNow()) goLive()
  else go({ at: timeText(cityTime, timeZone()), speed }, { replace: isStep && getPlace().at !== undefined })
}

/** Where a step begins: at what is shown, or at the time that was asked for and is not here yet. */
function standing(): number {
  const { state, wanted } = getReplay()
  const moment = state === 'loading' ? momentOf(wanted ?? '') : undefined
  return moment && 'cityTime' in moment ? moment.cityTime : cityNow()
}

/** Moves by a span of city time, ms; not before the journal begins. */
export async function stepTime(byMs: number): Promise<void> {
  const to = standing() + byMs
  if (byMs > 0) goTime(to, { isStep: true })
  else goTime(Math.max(to, (await beginning()) ?? to), { isStep: true })
}

/** To the last thing that happened before what is shown. */
export async function stepToBefore(): Promise<void> {
  const { isPast } = getReplay()
  const [seq, now] = isPast ? [getReel().board.cursor()?.seq ?? 1, cityNow()] : [getLink().head, liveNow()]
  const known = isPast ? getReel().previous(now) : undefined
  const entry = known ?? stepBack((await askEntries(Math.max(0, seq - LOOK_BACK), LOOK_BACK))?.entries ?? [], seq, now)
  if (entry) goEntry(entry.seq)
}

/** To the next thing that happened; to now where nothing did. */
export async function stepToNext(): Promise<void> {
  if (!getReplay().isPast) return
  const reel = getReel()
  const entry = reel.next() ?? (await askEntries(reel.to(), LOOK_BACK))?.entries[0]
  if (entry) goEntry(entry.seq)
  else goLive()
}

/** Plays from what is shown, or stands still there; from now, what the last minutes brought. */
export function togglePlay(): void {
  const { speed } = getPlace()
  if (!getReplay().isPast)
    void beginning().then((begun = 0) => goTime(Math.max(begun, liveNow() - LAST_MS), { speed: 10 }))
  else goTime(cityNow(), { isStep: true, speed: speed === undefined ? SPEEDS[0] : undefined })
}

/** Plays at the next speed, after the quickest at the slowest. */
export function nextSpeed(): void {
  const { speed } = getPlace()
  const at = speed === undefined ? 0 : SPEEDS.indexOf(speed)
  goTime(cityNow(), { isStep: true, speed: SPEEDS[(at + 1) % SPEEDS.length] })
}
