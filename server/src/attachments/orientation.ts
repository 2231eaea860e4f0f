const ORIENTATION = 0x0112
const SHORT = 3

/** Which way up a photo is (1 to 8), by the TIFF part of its Exif; undefined where it does not say. */
export function orientationIn(tiff: Buffer): number | undefined {
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II'
    const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    for (let i = 0; i < short(directory); i += 1) {
      const entry = directory + 2 + 12 * i
      if (short(entry) !== ORIENTATION || short(entry + 2) !== SHORT) continue
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? value : undefined
    }
  } catch {
    // It points out of itself: then it says nothing.
  }
  return undefined
}

/** Exif that says nothing but which way up it is; undefined where that is the usual one. */
export function orientationAlone(orientation: number | undefined): Buffer | undefined {
  if (orientation === undefined || orientation === 1) return undefined
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(SHORT, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
