import type { LngLat } from '../kernel/measure.ts'
import { createFrameWriter } from './frameBits.ts'
import { nextCounter, type Surprise, writeAbsolute, writeHead, writeSurprises } from './trackLayout.ts'
import {
  cellOf,
  foresee,
  headingApart,
  headingOf,
  type Motion,
  move,
  newMotion,
  place,
  tickOf,
  turn,
} from './trackMotion.ts'

/** A time that is further off than this many ticks (one year) was not foreseeable: the unit is told absolutely. */
const MAX_SURPRISE_TICKS = 2 ** 28
/** A given heading is sent where the movement would show it more than 10° wrong. */
const HEADING_TOLERANCE = 7

/** Where a unit is: degrees, epoch ms, degrees clockwise from north (where its device tells it). Finite numbers all. */
export type TrackUpdate = {
  readonly id: string
  readonly lngLat: LngLat
  readonly atMs: number
  readonly headingDeg?: number
}

/** One stream of frames. Every decoder that follows it from a full frame on shows the same. */
export type TrackEncoder = {
  /** The next frame: what these units did since the last one. Of several updates for one unit the last in the list counts. */
  readonly delta: (updates: readonly TrackUpdate[]) => Uint8Array
  /** All that was told so far, for one who joins or missed something. The stream goes on as if it had not been asked. */
  readonly full: () => Uint8Array
}

export function createTrackEncoder(): TrackEncoder {
  const indexes = new Map<string, number>()
  const ids: string[] = []
  const motions: Motion[] = []
  let counter = 0

  function tellAbsolutely({ id, lngLat, atMs, headingDeg }: TrackUpdate): Motion {
    const index = indexes.get(id) ?? ids.length
    const motion = motions[index] ?? newMotion()
    place(motion, cellOf(lngLat[0]), cellOf(lngLat[1]), tickOf(atMs), headingOf(headingDeg))
    indexes.set(id, index)
    ids[index] = id
    motions[index] = motion
    return motion
  }

  /** What the decoder cannot foresee of this step, or undefined where it must be told absolutely. */
  function step({ id, lngLat, atMs, headingDeg }: TrackUpdate): Surprise | undefined {
    const index = indexes.get(id) ?? -1
    const motion = motions[index]
    if (!motion) return undefined
    const [x, y, tick] = [cellOf(lngLat[0]), cellOf(lngLat[1]), tickOf(atMs)]
    const time = tick - motion.tick - motion.dTick
    if (Math.abs(time) >= MAX_SURPRISE_TICKS) return undefined
    const foreseen = foresee(motion, tick)
    move(motion, x, y, tick)
    const given = headingOf(headingDeg)
    const wrong = given > 0 && (motion.heading === 0 || headingApart(given, motion.heading) > HEADING_TOLERANCE)
    if (wrong) turn(motion, given)
    return { index, time, x: x - foreseen.x, y: y - foreseen.y, heading: wrong ? given : 0 }
  }

  return {
    delta(updates) {
      counter = nextCounter(counter)
      const latest = new Map(updates.map((update) => [update.id, update]))
      const surprises: Surprise[] = []
      const others: TrackUpdate[] = []
      for (const update of latest.values()) {
        const surprise = step(update)
        if (surprise) surprises.push(surprise)
        else others.push(update)
      }
      const writer = createFrameWriter()
      writeHead(writer, 'delta', counter)
      writer.varint(others.length)
      for (const update of others) writeAbsolute(writer, 'delta', update.id, tellAbsolutely(update))
      writeSurprises(
        writer,
        surprises.sort((a, b) => a.index - b.index),
      )
      return writer.done()
    },
    full() {
      const writer = createFrameWriter()
      writeHead(writer, 'full', counter)
      writer.varint(ids.length)
      for (const [index, motion] of motions.entries()) writeAbsolute(writer, 'full', ids[index] ?? '', motion)
      return writer.done()
    },
  }
}
