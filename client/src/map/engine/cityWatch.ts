import { getCity, subscribeCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { tracks } from '../../live/tracks.ts'
import { createMotion, type Motion } from '../motion/motion.ts'
import { type Fleet, fleetOf, noteHomes } from '../picture/fleet.ts'
import { createSceneReader, type Scene } from '../picture/scene.ts'

/** The city as the map needs it, kept up to date outside React. */
export type CityWatch = {
  readonly scene: () => Scene
  readonly fleet: () => Fleet
  readonly motion: Motion
  readonly stop: () => void
}

const sameScene = (a: Scene, b: Scene): boolean =>
  a.incidents === b.incidents &&
  a.units === b.units &&
  a.stations === b.stations &&
  a.outlines === b.outlines &&
  a.closures === b.closures

const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Follows city, tracks and clock. `onChange` after anything that has to be drawn anew; `onMotion` after a frame of tracks:
 * positions only; `onTick` after a second in which nothing changed but the time. A track frame renders nothing in React.
 */
export function createCityWatch({
  onChange,
  onMotion,
  onTick,
}: {
  onChange: () => void
  onMotion: () => void
  onTick: () => void
}): CityWatch {
  const motion = createMotion()
  const read = createSceneReader()
  let scene = read(getCity(), cityNow())
  let ids: readonly string[] = []
  let count = 0
  let fleet = join(undefined)

  function join(former: Fleet | undefined): Fleet {
    ids = tracks.ids
    count = tracks.count
    const joined = fleetOf(scene, tracks.indexOf, former)
    noteHomes(joined, tracks)
    return joined
  }
  /** Once a second too: time alone turns amber into red and makes positions old. */
  function readCity(): void {
    const before = scene
    scene = read(getCity(), cityNow())
    if (scene.units !== before.units) fleet = join(fleet)
    if (sameScene(scene, before)) onTick()
    else onChange()
  }
  function takeTracks(): void {
    motion.fix(tracks, performance.now(), !wantsStillness())
    // The decoder adds to the same list: only its length tells that somebody is new.
    const isSame = tracks.ids === ids && tracks.count === count
    if (!isSame) fleet = join(undefined)
    const hasHomecoming = isSame && noteHomes(fleet, tracks)
    onMotion()
    if (!isSame || hasHomecoming) onChange()
  }
  if (tracks.count > 0) takeTracks()
  const stops = [subscribeCity(readCity), tracks.subscribe(takeTracks)]
  const timer = setInterval(readCity, 1000)
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
