/** Red, green, blue, each 0 to 1 of light (linear), not of what a file says. */
type Light = readonly [red: number, green: number, blue: number]

/** How colours look to whom one kind of cone is missing: Machado, Oliveira, Fernandes 2009, severity 1.0. */
const MISSING = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
export type Sight = keyof typeof MISSING
export const SIGHTS = Object.keys(MISSING) as Sight[]

function lightOf(hex: string): Light {
  const part = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const times = (matrix: readonly number[], [r, g, b]: Light): Light => {
  const row = (from: number): number =>
    (matrix[from] ?? 0) * r + (matrix[from + 1] ?? 0) * g + (matrix[from + 2] ?? 0) * b
  return [row(0), row(3), row(6)]
}

const luminance = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** Contrast of two colours, 1 to 21, as WCAG counts it. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map((hex) => luminance(lightOf(hex))).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

// Björn Ottosson's OKLab: light to cones, cones to lightness and two axes of colour.
const CONES = [
  0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
  0.6299787005,
]
const LAB = [
  0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
  -0.808675766,
]
const okLab = (light: Light): Light => {
  const [l, m, s] = times(CONES, light)
  return times(LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)])
}

/** How far apart two colours are for eyes of this kind: OKLab × 100; black and white are 100 apart. */
export function distance(one: string, other: string, sight: Sight): number {
  const [a, b] = [one, other].map((hex) => okLab(times(MISSING[sight], lightOf(hex)))) as [Light, Light]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
