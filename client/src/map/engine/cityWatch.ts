import { getCity, subscribeCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { tracks } from '../../live/tracks.ts'
import { createMotion, type Motion } from '../motion/motion.ts'
import { type Fleet, fleetOf, noteHomes } from '../picture/fleet.ts'
import { type Scene, sceneOf, tonesHaveTurned } from '../picture/scene.ts'

/** The city as the map needs it, kept up to date outside React. */
export type CityWatch = {
  readonly scene: () => Scene
  readonly fleet: () => Fleet
  readonly motion: Motion
  readonly stop: () => void
}

const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Follows city, tracks and clock. `onChange` after anything that has to be drawn anew; `onMotion` after a frame of tracks:
 * positions only. A track frame renders nothing in React.
 */
export function createCityWatch({ onChange, onMotion }: { onChange: () => void; onMotion: () => void }): CityWatch {
  const motion = createMotion()
  let scene = sceneOf(getCity(), cityNow())
  let ids: readonly string[] = []
  let count = 0
  let fleet = join()

  function join(): Fleet {
    ids = tracks.ids
    count = tracks.count
    const joined = fleetOf(scene, tracks.indexOf)
    noteHomes(joined, tracks)
    return joined
  }
  function readCity(): void {
    scene = sceneOf(getCity(), cityNow())
    fleet = join()
    onChange()
  }
  function takeTracks(): void {
    motion.fix(tracks, performance.now(), !wantsStillness())
    // The decoder adds to the same list: only its length tells that somebody is new.
    if (tracks.ids === ids && tracks.count === count) noteHomes(fleet, tracks)
    else fleet = join()
    onMotion()
  }
  /** Time alone turns amber into red and makes positions old. */
  function tick(): void {
    if (tonesHaveTurned(scene, getCity(), cityNow())) readCity()
    else onChange()
  }

  if (tracks.count > 0) takeTracks()
  const stops = [subscribeCity(readCity), tracks.subscribe(takeTracks)]
  const timer = setInterval(tick, 1000)
  return {
    scene: () => scene,
    fleet: () => fleet,
    motion,
    stop() {
      clearInterval(timer)
      for (const stop of stops) stop()
    },
  }
}
