import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTrackDecoder, createTrackEncoder, type TrackUpdate } from './trackFrame.ts'

const CELL_DEG = 0.5e-5 + 1e-12
const TICK_MS = 50

const id = fc.constantFrom('E12', 'M53', 'T07', 'AM30', '85', 'QRV1')
const update: fc.Arbitrary<TrackUpdate> = fc.record({
  id,
  lngLat: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  atMs: fc.integer({ min: 0, max: 4e12 }),
  headingDeg: fc.option(fc.double({ min: 0, max: 360, noNaN: true }), { nil: undefined }),
})
const batches = fc.array(fc.array(update, { maxLength: 8 }), { maxLength: 20 })

/** The arrays, as one unit after another. */
const shown = ({ count, ids, lngLat, headingDeg, atMs }: ReturnType<typeof createTrackDecoder>) =>
  Array.from({ length: count }, (_, at) => [ids[at], lngLat[2 * at], lngLat[2 * at + 1], headingDeg[at], atMs[at]])

test('what is encoded is decoded, within the grid', () =>
  fc.assert(
    fc.property(batches, (all) => {
      const encoder = createTrackEncoder()
      const decoder = createTrackDecoder()
      const truth = new Map<string, TrackUpdate>()
      expect(decoder.apply(encoder.full())).toBe('applied')
      for (const updates of all) {
        for (const one of updates) truth.set(one.id, one)
        expect(decoder.apply(encoder.delta(updates))).toBe('applied')
        expect(decoder.count).toBe(truth.size)
        for (const { id, lngLat, atMs } of truth.values()) {
          const at = decoder.indexOf(id)
          expect(decoder.ids[at]).toBe(id)
          expect(Math.abs((decoder.lngLat[2 * at] ?? Number.NaN) - lngLat[0])).toBeLessThanOrEqual(CELL_DEG)
          expect(Math.abs((decoder.lngLat[2 * at + 1] ?? Number.NaN) - lngLat[1])).toBeLessThanOrEqual(CELL_DEG)
          expect(Math.abs((decoder.atMs[at] ?? Number.NaN) - atMs)).toBeLessThanOrEqual(TICK_MS)
        }
        for (const { id, headingDeg } of updates.filter((one) => truth.get(one.id) === one)) {
          if (headingDeg === undefined) continue
          const off = Math.abs((decoder.headingDeg[decoder.indexOf(id)] ?? Number.NaN) - headingDeg) % 360
          expect(Math.min(off, 360 - off)).toBeLessThanOrEqual(12)
        }
      }
    }),
  ))

test('one who joins by a full frame sees what those see who followed from the start, then and later', () =>
  fc.assert(
    fc.property(batches, batches, (before, after) => {
      const encoder = createTrackEncoder()
      const old = createTrackDecoder()
      old.apply(encoder.full())
      for (const updates of before) old.apply(encoder.delta(updates))
      const late = createTrackDecoder()
      expect(late.apply(encoder.full())).toBe('applied')
      expect(shown(late)).toEqual(shown(old))
      for (const updates of after) {
        const frame = encoder.delta(updates)
        expect([old.apply(frame), late.apply(frame)]).toEqual(['applied', 'applied'])
      }
      expect(shown(late)).toEqual(shown(old))
    }),
  ))

test('a decoder that missed a frame notices, keeps what it showed and waits for a full one', () => {
  const encoder = createTrackEncoder()
  const decoder = createTrackDecoder()
  const at = (lng: number): TrackUpdate => ({ id: 'E12', lngLat: [lng, 37.7], atMs: 1000 })
  expect(decoder.apply(encoder.delta([at(-122.4)]))).toBe('waiting')
  expect(decoder.apply(encoder.full())).toBe('applied')
  encoder.delta([at(-122.41)])
  expect(decoder.apply(encoder.delta([at(-122.42)]))).toBe('waiting')
  expect(decoder.lngLat[0]).toBeCloseTo(-122.4, 5)
  expect(decoder.apply(encoder.delta([at(-122.43)]))).toBe('waiting')
  expect(decoder.apply(encoder.full())).toBe('applied')
  expect(decoder.lngLat[0]).toBeCloseTo(-122.43, 5)
  expect(decoder.apply(encoder.delta([at(-122.44)]))).toBe('applied')
})

test('any bytes at all: an answer, never a throw, and a full frame mends it', () =>
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), fc.boolean(), (junk, asFrame) => {
      const encoder = createTrackEncoder()
      const decoder = createTrackDecoder()
      decoder.apply(encoder.full())
      decoder.apply(encoder.delta([{ id: 'E12', lngLat: [-122.4, 37.7], atMs: 1e12 }]))
      for (const bytes of junk) {
        if (asFrame && bytes.length > 1) bytes.set([0x11, 2], 0)
        expect(['applied', 'waiting', 'unreadable']).toContain(decoder.apply(bytes))
      }
      expect(decoder.apply(encoder.full())).toBe('applied')
      expect(decoder.ids).toEqual(['E12'])
    }),
    { numRuns: 2000 },
  ))

test('every cut and every flipped bit of a real frame is survived', () => {
  const encoder = createTrackEncoder()
  encoder.delta([{ id: 'E12', lngLat: [-122.4, 37.7], atMs: 1e12, headingDeg: 90 }])
  const full = encoder.full()
  const delta = encoder.delta([{ id: 'E12', lngLat: [-122.401, 37.7], atMs: 1e12 + 1000, headingDeg: 10 }])
  for (const frame of [full, delta])
    for (let at = 0; at < frame.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const decoder = createTrackDecoder()
        decoder.apply(full)
        decoder.apply(frame.slice(0, at))
        const flipped = frame.slice()
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        decoder.apply(flipped)
        expect(decoder.apply(full)).toBe('applied')
      }
})

test('movement tells the heading where the device does not', () => {
  const encoder = createTrackEncoder()
  const decoder = createTrackDecoder()
  decoder.apply(encoder.full())
  for (let second = 0; second < 5; second += 1)
    decoder.apply(encoder.delta([{ id: 'E12', lngLat: [-122.4 + second * 1e-4, 37.7], atMs: second * 1000 }]))
  expect(decoder.headingDeg[0]).toBe(90)
  decoder.apply(encoder.delta([{ id: 'E12', lngLat: [-122.3996, 37.7], atMs: 5000, headingDeg: 180 }]))
  expect(decoder.headingDeg[0]).toBe(180)
})

/** Vehicles on a grid of streets: they speed up, brake for corners and lights, and tell their place each second. */
function* drive(vehicles: number, seconds: number): Iterable<TrackUpdate[]> {
  let seed = 1
  const draw = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }
  const fleet = Array.from({ length: vehicles }, (_, at) => ({
    ...{
      id: `U${at}`,
      lng: -122.5 + 0.1 * draw(),
      lat: 37.7 + 0.1 * draw(),
      course: 90 * Math.floor(4 * draw()) + 9,
      mps: 0,
      wanted: 13,
    },
  }))
  for (let second = 0; second < seconds; second += 1) {
    yield fleet.map((vehicle) => {
      if (draw() < 0.05) Object.assign(vehicle, { course: vehicle.course + (draw() < 0.5 ? 90 : -90), mps: 4 })
      if (draw() < 0.03) vehicle.wanted = draw() < 0.4 ? 0 : 8 + 8 * draw()
      vehicle.mps += Math.max(-3, Math.min(2, vehicle.wanted - vehicle.mps))
      const course = ((vehicle.course + 2 * draw()) * Math.PI) / 180
      vehicle.lat += (Math.cos(course) * vehicle.mps) / 111_195
      vehicle.lng += (Math.sin(course) * vehicle.mps) / (111_195 * Math.cos((vehicle.lat * Math.PI) / 180))
      const { id, lng, lat } = vehicle
      return {
        id,
        lngLat: [lng, lat] as const,
        atMs: 1.48e12 + second * 1000 + Math.floor(40 * draw()),
        headingDeg: vehicle.course % 360,
      }
    })
  }
}

test('a fleet that drives through streets takes at most 4 bytes a position, all headers counted', () => {
  // Socket.IO's packet around a frame in msgpack, and the WebSocket header.
  const HEADERS = 42
  const encoder = createTrackEncoder()
  let bytes = 0
  let positions = 0
  for (const [second, updates] of [...drive(40, 300)].entries()) {
    const frame = encoder.delta(updates)
    if (second === 0) continue
    bytes += HEADERS + frame.length
    positions += updates.length
  }
  expect(bytes / positions).toBeLessThan(4)
})
