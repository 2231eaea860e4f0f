import { isId } from '../kernel/ids.ts'
import { type FrameReader, type FrameWriter, golombBits, unzigzag, zigzag } from './frameBits.ts'
import { cellOf, LAST_HEADING, type Motion, newMotion, place, tickOf } from './trackMotion.ts'

/*
 * A frame carries positions of units, exact to 1e-5° and 100 ms.
 *
 *   byte     version << 4 | kind (0 full, 1 delta)
 *   varint   counter, modulo 16384
 *   varint   how many are told absolutely; for each: id length, id, x, y, tick, heading, and in a full frame
 *            also the last step (dx, dy, dTick) and what was driven since the heading was last known
 *   then, in a delta frame only
 *   varint   how many moved; where any did:
 *   byte     order of the index gaps << 4 | order of the times
 *   byte     order of the steps << 1 | whether headings follow
 *   bits     for each: gap from the former index, and unforeseen time, x, y (Exp-Golomb); its heading (1 or 9 bits)
 *
 * A unit's index is its place in the order in which the stream first told it.
 */
const VERSION = 1
const COUNTERS = 16_384
/** Above this the order of the code no longer shortens anything that drives on roads. */
const MAX_ORDER = 8
const HEADING_BITS = 8
/** The last moment that a date can name. */
const LAST_TICK = tickOf(8.64e15)

export type FrameKind = 'full' | 'delta'
const KINDS: readonly FrameKind[] = ['full', 'delta']

export const nextCounter = (counter: number): number => (counter + 1) % COUNTERS

/** What nobody could foresee of one unit's step. `heading` 0: as the movement tells it. */
export type Surprise = {
  readonly index: number
  readonly time: number
  readonly x: number
  readonly y: number
  readonly heading: number
}

export function writeHead(writer: FrameWriter, kind: FrameKind, counter: number): void {
  writer.byte((VERSION << 4) | KINDS.indexOf(kind))
  writer.varint(counter)
}

/** Undefined for a frame of another version. */
export function readHead(reader: FrameReader): { kind: FrameKind; counter: number } | undefined {
  const first = reader.byte()
  const counter = reader.varint()
  const kind = KINDS[first & 15]
  return first >> 4 === VERSION && kind && counter < COUNTERS ? { kind, counter } : undefined
}

/** Ids are letters, digits, `_` and `-` by rule (kernel/ids.ts), so a byte each. */
export function writeAbsolute(writer: FrameWriter, kind: FrameKind, id: string, motion: Motion): void {
  writer.byte(id.length)
  for (let at = 0; at < id.length; at += 1) writer.byte(id.charCodeAt(at))
  for (const part of [motion.x, motion.y, motion.tick]) writer.signed(part)
  writer.byte(motion.heading)
  if (kind === 'delta') return
  for (const part of [motion.dx, motion.dy, motion.dTick, motion.drivenX, motion.drivenY]) writer.signed(part)
}

const isOnEarth = ({ x, y, tick, heading }: Motion): boolean =>
  Math.abs(x) <= cellOf(180) && Math.abs(y) <= cellOf(90) && Math.abs(tick) <= LAST_TICK && heading <= LAST_HEADING

/** Undefined where the bytes are no such thing. */
export function readAbsolute(reader: FrameReader, kind: FrameKind): { id: string; motion: Motion } | undefined {
  const length = reader.byte()
  let id = ''
  for (let at = 0; at < length && !reader.failed(); at += 1) id += String.fromCharCode(reader.byte())
  const motion = newMotion()
  place(motion, reader.signed(), reader.signed(), reader.signed(), reader.byte())
  if (kind === 'full') {
    motion.dx = reader.signed()
    motion.dy = reader.signed()
    motion.dTick = reader.signed()
    motion.drivenX = reader.signed()
    motion.drivenY = reader.signed()
  }
  return reader.failed() || !isId(id) || !isOnEarth(motion) ? undefined : { id, motion }
}

/** The order with which these numbers take the fewest bits. */
function bestOrder(values: readonly number[]): number {
  let best = 0
  let fewest = Number.POSITIVE_INFINITY
  for (let order = 0; order <= MAX_ORDER; order += 1) {
    let sum = 0
    for (const value of values) sum += golombBits(value, order)
    if (sum >= fewest) continue
    best = order
    fewest = sum
  }
  return best
}

/** `surprises` in the order of their indexes, no index twice. */
export function writeSurprises(writer: FrameWriter, surprises: readonly Surprise[]): void {
  writer.varint(surprises.length)
  if (surprises.length === 0) return
  const gaps = surprises.map(({ index }, at) => index - (surprises[at - 1]?.index ?? -1) - 1)
  const gapOrder = bestOrder(gaps)
  const timeOrder = bestOrder(surprises.map(({ time }) => zigzag(time)))
  const stepOrder = bestOrder(surprises.flatMap(({ x, y }) => [zigzag(x), zigzag(y)]))
  const headings = surprises.some(({ heading }) => heading > 0)
  writer.byte((gapOrder << 4) | timeOrder)
  writer.byte((stepOrder << 1) | Number(headings))
  for (const [at, { time, x, y, heading }] of surprises.entries()) {
    writer.golomb(gaps[at] ?? 0, gapOrder)
    writer.golomb(zigzag(time), timeOrder)
    writer.golomb(zigzag(x), stepOrder)
    writer.golomb(zigzag(y), stepOrder)
    if (!headings) continue
    writer.bits(Number(heading > 0), 1)
    if (heading > 0) writer.bits(heading, HEADING_BITS)
  }
}

/** Undefined where the bytes are no such thing; `known`: how many units the table has. */
export function readSurprises(reader: FrameReader, known: number): readonly Surprise[] | undefined {
  const length = reader.varint()
  if (length > known) return undefined
  if (length === 0) return []
  const orders = reader.byte()
  const stepByte = reader.byte()
  const [gapOrder, timeOrder, stepOrder] = [orders >> 4, orders & 15, stepByte >> 1]
  if (Math.max(gapOrder, timeOrder, stepOrder) > MAX_ORDER) return undefined
  const surprises: Surprise[] = []
  let index = -1
  while (surprises.length < length && !reader.failed() && index < known) {
    index += reader.golomb(gapOrder) + 1
    const [time, x, y] = [
      unzigzag(reader.golomb(timeOrder)),
      unzigzag(reader.golomb(stepOrder)),
      unzigzag(reader.golomb(stepOrder)),
    ]
    const heading = (stepByte & 1) === 1 && reader.bits(1) === 1 ? reader.bits(HEADING_BITS) : 0
    if (heading > LAST_HEADING) return undefined
    surprises.push({ index, time, x, y, heading })
  }
  return reader.failed() || index >= known ? undefined : surprises
}
