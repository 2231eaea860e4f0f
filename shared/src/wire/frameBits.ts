/** Writes a frame: whole bytes first, then bits. `done` closes the last byte and gives the frame. */
export type FrameWriter = {
  readonly byte: (value: number) => void
  /** Seven bits a byte, low first; any integer from 0 to 2^53 - 1. */
  readonly varint: (value: number) => void
  /** A varint of either sign. */
  readonly signed: (value: number) => void
  /** The lowest `width` bits of `value`, high first; at most 31. */
  readonly bits: (value: number, width: number) => void
  /** Exp-Golomb code of order `k`: short for small numbers, never long for large ones; 0 to 2^30 - 1. */
  readonly golomb: (value: number, k: number) => void
  readonly done: () => Uint8Array
}

/** Either sign as a number from 0: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)

/** Bits that `golomb(value, k)` takes. */
export const golombBits = (value: number, k: number): number => 2 * (31 - Math.clz32(value + (1 << k))) + 1 - k

export function createFrameWriter(): FrameWriter {
  let bytes = new Uint8Array(256)
  let length = 0
  let open = 0
  let free = 8

  function byte(value: number): void {
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(bytes)
      bytes = larger
    }
    bytes[length] = value
    length += 1
  }
  function varint(value: number): void {
    let rest = value
    while (rest > 127) {
      byte((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    byte(rest)
  }
  function bits(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit -= 1) {
      free -= 1
      open |= ((value >>> bit) & 1) << free
      if (free > 0) continue
      byte(open)
      open = 0
      free = 8
    }
  }
  return {
    byte,
    varint,
    signed: (value) => varint(zigzag(value)),
    bits,
    golomb(value, k) {
      const raised = value + (1 << k)
      const width = 32 - Math.clz32(raised)
      bits(0, width - k - 1)
      bits(raised, width)
    },
    done() {
      if (free < 8) byte(open)
      return bytes.slice(0, length)
    },
  }
}

/** Reads what a `FrameWriter` wrote. Never throws: past the end, or at nonsense, it answers 0 and `failed` is true. */
export type FrameReader = {
  readonly byte: () => number
  readonly varint: () => number
  readonly signed: () => number
  readonly bits: (width: number) => number
  readonly golomb: (k: number) => number
  readonly left: () => number
  readonly failed: () => boolean
}

export function createFrameReader(bytes: Uint8Array): FrameReader {
  let at = 0
  let open = 0
  let held = 0
  let failed = false

  function fail(): number {
    failed = true
    return 0
  }
  function byte(): number {
    const value = bytes[at]
    if (value === undefined) return fail()
    at += 1
    return value
  }
  function varint(): number {
    let value = 0
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const next = byte()
      value += (next % 128) * scale
      if (next < 128) return value <= Number.MAX_SAFE_INTEGER ? value : fail()
    }
    return fail()
  }
  function bits(width: number): number {
    let value = 0
    for (let bit = 0; bit < width; bit += 1) {
      if (held === 0) {
        open = byte()
        held = 8
      }
      held -= 1
      value = (value << 1) | ((open >>> held) & 1)
    }
    return value
  }
  return {
    byte,
    varint,
    signed: () => unzigzag(varint()),
    bits,
    golomb(k) {
      let zeros = 0
      while (!failed && bits(1) === 0) zeros += 1
      return failed || zeros + k > 30 ? fail() : ((1 << (zeros + k)) | bits(zeros + k)) - (1 << k)
    },
    left: () => bytes.length - at,
    failed: () => failed,
  }
}
