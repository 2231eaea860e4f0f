import { useContext, useSyncExternalStore } from 'react'
import { createAnnouncer } from './announcer.ts'
import { ReadsLive } from './readsLive.ts'
import { getPast, subscribePast } from './shown.ts'

/** Beyond this the city's clock was set; below it a heartbeat only came late, ms of city time. */
const JUMP_MS = 2000

let anchor = { cityTime: 0, heardAt: 0, rate: 1 }

/** The live city's time, epoch ms: from the newest heartbeat on by this machine's own steady clock, so it goes on when not live. */
export const liveNow = (): number =>
  anchor.cityTime === 0 ? Date.now() : anchor.cityTime + (performance.now() - anchor.heardAt) * anchor.rate

/** City time of what is shown, epoch ms: now, or the moment that is looked back at. */
export const cityNow = (): number => getPast()?.now() ?? liveNow()

/** Sets the clock by a heartbeat. A late heartbeat never turns it back. */
export function setCityTime(cityTime: number, rate: number): void {
  const reckoned = liveNow()
  const late = anchor.cityTime !== 0 && cityTime < reckoned && reckoned - cityTime < JUMP_MS * Math.max(1, rate)
  anchor = { cityTime: late ? reckoned : cityTime, heardAt: performance.now(), rate }
}

/** City seconds a second. */
export const cityRate = (): number => anchor.rate

/** City time, epoch ms, that the newest heartbeat told; 0 before the first. */
export const beatCityTime = (): number => anchor.cityTime

const seconds = createAnnouncer()
subscribePast(seconds.announce)
let ticking: ReturnType<typeof setInterval> | undefined
let readers = 0

function subscribe(listener: () => void): () => void {
  const stop = seconds.subscribe(listener)
  readers += 1
  // Four times a second, so that a second shown is never more than a quarter late; equal seconds render nothing.
  ticking ??= setInterval(seconds.announce, 250)
  return () => {
    stop()
    readers -= 1
    if (readers > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** From this rate on seconds run by too fast to be read: what shows them steps once a real second. */
const FAST_RATE = 4

/** The full second; of a fast clock, the last multiple of the city time that a real second takes. */
function wholeSecond(now: number, rate: number): number {
  const step = rate >= FAST_RATE ? Math.round(rate) * 1000 : 1000
  return Math.floor(now / step) * step
}
const liveSecond = (): number => wholeSecond(liveNow(), anchor.rate)
const shownSecond = (): number => wholeSecond(cityNow(), getPast()?.rate() ?? anchor.rate)

/** What follows from the time that is shown, by the second: a word, a number or a boolean; renders when it becomes another. */
export function useFromNow<T extends string | number | boolean | undefined>(tell: (nowMs: number) => T): T {
  const second = useContext(ReadsLive) ? liveSecond : shownSecond
  return useSyncExternalStore(subscribe, () => tell(second()))
}

const itself = (nowMs: number): number => nowMs

/** City time of what is shown, epoch ms, at the full second; renders once a second. */
export const useNow = (): number => useFromNow(itself)
