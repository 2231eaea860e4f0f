import type { Sprite } from './sprite.ts'

/** How a text is set: size in CSS px, weight, colours; `halo` lifts it off the map. */
export type TextLook = {
  readonly sizePx: number
  readonly weight: 400 | 500 | 600 | 700
  readonly fill: string
  readonly halo?: string
  readonly fonts: string
}

const HALO_PX = 2.5
const LINE = 1.25

const fontOf = ({ weight, sizePx, fonts }: TextLook): string => `${weight} ${sizePx}px ${fonts}`

let measuring: CanvasRenderingContext2D | null | undefined
const widths = new Map<string, number>()

/** Width of a text in CSS px. */
export function widthOf(text: string, look: TextLook): number {
  const key = `${fontOf(look)}|${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  measuring ??= document.createElement('canvas').getContext('2d')
  if (measuring) measuring.font = fontOf(look)
  const width = measuring?.measureText(text).width ?? text.length * look.sizePx * 0.6
  widths.set(key, width)
  return width
}

/** Widths measured before a font had come are wrong. */
export const forgetWidths = (): void => widths.clear()

/** Writes one line with its middle at (x, y). */
export function write(ink: CanvasRenderingContext2D, text: string, look: TextLook, x = 0, y = 0): void {
  ink.font = fontOf(look)
  ink.textAlign = 'center'
  // Capitals and figures are what is written here, so they, not the x-height, are put in the middle.
  ink.textBaseline = 'alphabetic'
  const baseline = y + look.sizePx * 0.36
  if (look.halo !== undefined) {
    ink.strokeStyle = look.halo
    ink.lineWidth = HALO_PX
    ink.lineJoin = 'round'
    ink.strokeText(text, x, baseline)
  }
  ink.fillStyle = look.fill
  ink.fillText(text, x, baseline)
}

/** One or two lines of text, the first above. */
export function textSprite(lines: readonly { readonly text: string; readonly look: TextLook }[]): Sprite {
  const heights = lines.map(({ look }) => look.sizePx * LINE)
  const height = heights.reduce((sum, line) => sum + line, 0)
  const width = Math.max(...lines.map(({ text, look }) => widthOf(text, look)))
  return {
    key: lines.map(({ text, look }) => `${fontOf(look)}|${look.fill}|${text}`).join('\n'),
    width: width + 2 * HALO_PX,
    height: height + HALO_PX,
    draw(ink) {
      let top = -height / 2
      lines.forEach(({ text, look }, i) => {
        const line = heights[i] ?? 0
        write(ink, text, look, 0, top + line / 2)
        top += line
      })
    },
  }
}
