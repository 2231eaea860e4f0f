import { createFrameReader, type FrameReader } from './frameBits.ts'
import { nextCounter, readAbsolute, readHead, readSurprises } from './trackLayout.ts'
import { degOf, foresee, headingDegOf, type Motion, move, msOf, turn } from './trackMotion.ts'

/**
 * `applied`: the arrays show it. `waiting`: frames are missing before this one, only a full frame helps; ask for one.
 * `unreadable`: these bytes are no frame of this version; what was shown stays, and a full frame is needed.
 */
export type FrameVerdict = 'applied' | 'waiting' | 'unreadable'

/** Where the units are. The arrays are replaced by longer ones when they grow: take them anew after each frame. */
export type Tracks = {
  readonly count: number
  readonly ids: readonly string[]
  /** Longitude and latitude of unit i at 2i and 2i + 1, degrees. */
  readonly lngLat: Float64Array
  /** Degrees clockwise from north; NaN where unknown. */
  readonly headingDeg: Float32Array
  /** City time of the position, epoch ms. */
  readonly atMs: Float64Array
  /** Index of a unit, or -1. */
  readonly indexOf: (id: string) => number
}

export type TrackDecoder = Tracks & {
  /** Takes a frame as it came. Never throws, whatever the bytes. */
  readonly apply: (frame: Uint8Array | ArrayBuffer) => FrameVerdict
}

/** A decoder knows nothing until its first full frame. */
export function createTrackDecoder(): TrackDecoder {
  let ids: string[] = []
  let motions: Motion[] = []
  let indexes = new Map<string, number>()
  let counter = -1
  let lngLat = new Float64Array(0)
  let headingDeg = new Float32Array(0)
  let atMs = new Float64Array(0)

  function show(index: number, motion: Motion): void {
    lngLat[2 * index] = degOf(motion.x)
    lngLat[2 * index + 1] = degOf(motion.y)
    headingDeg[index] = headingDegOf(motion.heading)
    atMs[index] = msOf(motion.tick)
  }
  function grow(): void {
    if (atMs.length >= ids.length) return
    const room = Math.max(64, 2 * ids.length)
    const [places, headings, times] = [lngLat, headingDeg, atMs]
    lngLat = new Float64Array(2 * room)
    headingDeg = new Float32Array(room)
    atMs = new Float64Array(room)
    lngLat.set(places)
    headingDeg.set(headings)
    atMs.set(times)
  }
  function takeFull(told: readonly { id: string; motion: Motion }[]): void {
    ids = told.map(({ id }) => id)
    motions = told.map(({ motion }) => motion)
    indexes = new Map(ids.map((id, index) => [id, index]))
    grow()
    for (const [index, motion] of motions.entries()) show(index, motion)
  }
  function takeAbsolute({ id, motion }: { id: string; motion: Motion }): void {
    const index = indexes.get(id) ?? ids.length
    indexes.set(id, index)
    ids[index] = id
    motions[index] = motion
    grow()
    show(index, motion)
  }
  function takeDelta(reader: FrameReader, told: readonly { id: string; motion: Motion }[]): boolean {
    for (const one of told) takeAbsolute(one)
    const surprises = readSurprises(reader, ids.length)
    for (const { index, time, x, y, heading } of surprises ?? []) {
      const motion = motions[index]
      if (!motion) continue
      const tick = motion.tick + motion.dTick + time
      const foreseen = foresee(motion, tick)
      move(motion, foreseen.x + x, foreseen.y + y, tick)
      if (heading > 0) turn(motion, heading)
      show(index, motion)
    }
    return surprises !== undefined
  }
  function unreadable(): FrameVerdict {
    counter = -1
    return 'unreadable'
  }

  return {
    get count() {
      return ids.length
    },
    get ids() {
      return ids
    },
    get lngLat() {
      return lngLat
    },
    get headingDeg() {
      return headingDeg
    },
    get atMs() {
      return atMs
    },
    indexOf: (id) => indexes.get(id) ?? -1,
    apply(frame) {
      const reader = createFrameReader(frame instanceof Uint8Array ? frame : new Uint8Array(frame))
      const head = readHead(reader)
      if (!head || reader.failed()) return unreadable()
      if (head.kind === 'delta' && (counter < 0 || head.counter !== nextCounter(counter))) {
        counter = -1
        return 'waiting'
      }
      const told = readAll(reader, head.kind)
      if (!told) return unreadable()
      if (head.kind === 'full') takeFull(told)
      else if (!takeDelta(reader, told)) return unreadable()
      counter = head.counter
      return 'applied'
    },
  }
}

function readAll(reader: FrameReader, kind: 'full' | 'delta'): { id: string; motion: Motion }[] | undefined {
  const length = reader.varint()
  const told: { id: string; motion: Motion }[] = []
  // A count that the bytes cannot hold ends the loop at their end, not at the count.
  while (told.length < length) {
    const one = readAbsolute(reader, kind)
    if (!one) return undefined
    told.push(one)
  }
  return reader.failed() ? undefined : told
}
