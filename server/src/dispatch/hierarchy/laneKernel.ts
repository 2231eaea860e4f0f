/** How many trees one sweep carries: a rank's times fill one line of cache. */
export const LANES = 16

/** Bytes of a rank's times. */
export const ROW_BYTES = LANES * 4

/**
 * Goes over rows of times, a lane beside the other, from the one at `row` to the one before `until`, and shortens each by
 * the ways over its arcs. `arc` is where the first row's arcs begin, `ends` where the list of their ends does. An arc is
 * two numbers: where the row lies to which it leads (one met before), and its milliseconds.
 */
export type SweepLanes = (row: number, until: number, arc: number, ends: number) => void

// Four 32-bit numbers an instruction: JavaScript has no such thing, and this loop is what a table's time is made of.
const SWEEP = `
  block loop
    local.get row local.get until i32.ge_u br_if 1
    local.get ends i32.load 0 local.set last
    local.get row v128.load 0 local.set a
    local.get row v128.load 16 local.set b
    local.get row v128.load 32 local.set c
    local.get row v128.load 48 local.set d
    block loop
      local.get arc local.get last i32.ge_u br_if 1
      local.get arc i32.load 0 local.set over
      local.get arc v128.load32_splat 4 local.set millis
      local.get over v128.load 0 local.get millis i32x4.add local.get a i32x4.min_s local.set a
      local.get over v128.load 16 local.get millis i32x4.add local.get b i32x4.min_s local.set b
      local.get over v128.load 32 local.get millis i32x4.add local.get c i32x4.min_s local.set c
      local.get over v128.load 48 local.get millis i32x4.add local.get d i32x4.min_s local.set d
      local.get arc i32.const 8 i32.add local.set arc
      br 0
    end end
    local.get row local.get a v128.store 0
    local.get row local.get b v128.store 16
    local.get row local.get c v128.store 32
    local.get row local.get d v128.store 48
    local.get ends i32.const 4 i32.add local.set ends
    local.get row i32.const 64 i32.add local.set row
    br 0
  end end
end`

const [I32, V128, NOTHING] = [0x7f, 0x7b, 0x40]
const PARAMETERS = ['row', 'until', 'arc', 'ends']
const NUMBERS = ['last', 'over']
const VECTORS = ['a', 'b', 'c', 'd', 'millis']
const LOCALS = [...PARAMETERS, ...NUMBERS, ...VECTORS]

// As the WebAssembly specification numbers them; what loads and stores names its alignment first (2 to the n bytes).
const OPCODES: Readonly<Record<string, readonly number[]>> = {
  block: [0x02, NOTHING],
  loop: [0x03, NOTHING],
  end: [0x0b],
  br: [0x0c],
  br_if: [0x0d],
  'local.get': [0x20],
  'local.set': [0x21],
  'i32.load': [0x28, 2],
  'i32.const': [0x41],
  'i32.ge_u': [0x4f],
  'i32.add': [0x6a],
  'v128.load': [0xfd, 0x00, 4],
  'v128.load32_splat': [0xfd, 0x09, 2],
  'v128.store': [0xfd, 0x0b, 4],
  'i32x4.add': [0xfd, 0xae, 0x01],
  'i32x4.min_s': [0xfd, 0xb6, 0x01],
}

/** A number in seven bits a byte, the lowest first; below 64 the signed and the unsigned form are the same. */
const numbered = (value: number): number[] => (value < 64 ? [value] : [(value & 0x7f) | 0x80, value >>> 7])

const assemble = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .flatMap((word) => OPCODES[word] ?? numbered(LOCALS.includes(word) ? LOCALS.indexOf(word) : Number(word)))

/** Bytes behind their count. */
const sized = (bytes: readonly number[]): number[] => [...numbered(bytes.length), ...bytes]
const named = (word: string): number[] => sized([...Buffer.from(word)])

/** The loop over this memory. */
export function laneKernel(memory: WebAssembly.Memory): SweepLanes {
  const body = [2, NUMBERS.length, I32, VECTORS.length, V128, ...assemble(SWEEP)]
  const module = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // One type (numbers in, nothing out), one memory brought in, one function of that type, by its name, and its code.
    ...[1, ...sized([1, 0x60, ...sized(PARAMETERS.map(() => I32)), 0])],
    ...[2, ...sized([1, ...named('hub'), ...named('memory'), 2, 0, 1])],
    ...[3, ...sized([1, 0])],
    ...[7, ...sized([1, ...named('sweep'), 0, 0])],
    ...[10, ...sized([1, ...sized(body)])],
  ])
  const { sweep } = new WebAssembly.Instance(new WebAssembly.Module(module), { hub: { memory } }).exports
  if (typeof sweep !== 'function') throw new Error('the sweep is not there')
  return (...places) => {
    sweep(...places)
  }
}
