/** The tokens (ui/tokens.css) that the map draws with, as they hold for `element` now; CSS colours and the font families. */
export function coloursOf(element: HTMLElement) {
  const style = getComputedStyle(element)
  const read = (token: string): string => style.getPropertyValue(token).trim()
  return {
    bg0: read('--bg0'),
    bg1: read('--bg1'),
    bg3: read('--bg3'),
    line: read('--line'),
    lineStrong: read('--line-strong'),
    ink1: read('--ink1'),
    ink2: read('--ink2'),
    ink3: read('--ink3'),
    red: read('--red'),
    redOn: read('--red-on'),
    redKeyline: read('--red-keyline'),
    amber: read('--amber'),
    amberOn: read('--amber-on'),
    amberKeyline: read('--amber-keyline'),
    blue: read('--blue'),
    blueOn: read('--blue-on'),
    static: read('--static'),
    staticOn: read('--static-on'),
    idle: read('--idle'),
    incident: read('--incident'),
    incidentOn: read('--incident-on'),
    violet: read('--violet'),
    violetOn: read('--violet-on'),
    violetInk: read('--violet-ink'),
    water: read('--map-water'),
    land: read('--map-land'),
    park: read('--map-park'),
    minor: read('--map-minor'),
    major: read('--map-major'),
    highway: read('--map-highway'),
    building: read('--map-building'),
    label: read('--map-label'),
    halo: read('--map-halo'),
    cover: [read('--cover-1'), read('--cover-2'), read('--cover-3'), read('--cover-4')],
    fonts: read('--font'),
  }
}
export type Colours = Readonly<ReturnType<typeof coloursOf>>

/** How much larger everything is drawn than on a desk: a wall is read from across the room. */
export const scaleOf = (element: HTMLElement): number =>
  Number(getComputedStyle(element).getPropertyValue('--map-scale')) || 1

/** `#RRGGBB` as deck reads it: red, green, blue, and `alpha` 0–255. Anything else is black. */
export function rgba(hex: string, alpha = 255): [number, number, number, number] {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? Number.parseInt(hex.slice(1), 16) : 0
  return [value >> 16, (value >> 8) & 255, value & 255, alpha]
}
