import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { platePath, plateWidthPx } from '../../ui/symbols.ts'
import type { PlateTone } from '../../ui/UnitPlate.tsx'
import type { Colours } from '../colours.ts'
import type { Pixel } from '../picture/view.ts'
import type { Sprite } from './sprite.ts'
import { write } from './text.ts'

const HEIGHT_PX = 16
const DISC_PX = 14

type Paint = {
  readonly fill?: string
  readonly text: string
  readonly line: string
  readonly linePx: number
  readonly dash?: readonly number[]
}

function paintOf(tone: PlateTone, colours: Colours): Paint {
  switch (tone) {
    case 'free':
      return { fill: colours.bg1, text: colours.ink1, line: colours.idle, linePx: 1.5 }
    case 'moving':
      return { fill: colours.blue, text: colours.blueOn, line: colours.halo, linePx: 1 }
    case 'onscene':
      return { fill: colours.static, text: colours.staticOn, line: colours.halo, linePx: 1 }
    case 'hospital':
      return { fill: colours.bg3, text: colours.ink1, line: colours.lineStrong, linePx: 1 }
    case 'out':
      return { fill: colours.bg1, text: colours.ink3, line: colours.lineStrong, linePx: 1, dash: [3, 2] }
    case 'emergency':
      return { fill: colours.red, text: colours.redOn, line: colours.redKeyline, linePx: 1.6 }
    case 'stale':
      return { text: colours.ink2, line: colours.ink2, linePx: 1.25, dash: [3, 2] }
    case 'proposed':
      // Filled, so that its own dashed way does not strike it through.
      return { fill: colours.halo, text: colours.violetInk, line: colours.violet, linePx: 1.5, dash: [3, 2] }
  }
}

const callSignLook = (fill: string, colours: Colours, halo?: string) =>
  ({ sizePx: 11, weight: 700, fill, fonts: colours.fonts, halo }) as const

export type PlateLook = {
  readonly kind: Unit['kind']
  readonly callSign: string
  readonly tone: PlateTone
  /** Place in the proposed set, from 1. */
  readonly number?: number
  readonly isSelected?: boolean
  /** A padlock on its corner: nobody is advised to send or to move it. */
  readonly isLocked?: boolean
}

/**
 * A unit: the plate of its kind with its call sign, 30 × 16 px or wider. With a `number`, the disc of a proposal stands
 * left of it.
 */
export function plateSprite(
  { kind, callSign, tone, number, isSelected = false, isLocked = false }: PlateLook,
  colours: Colours,
): Sprite {
  const width = plateWidthPx(kind, callSign)
  const disc = number === undefined ? 0 : DISC_PX + 2
  return {
    key: `plate ${kind} ${callSign} ${tone} ${number ?? ''} ${isSelected} ${isLocked}`,
    width: width + (isLocked ? 22 : 4) + disc,
    // The chief's point hangs below, the padlock stands out above.
    height: HEIGHT_PX + (isLocked ? 14 : kind === 'chief' ? 8 : 4),
    draw(ink) {
      const own = paintOf(tone, colours)
      const paint = isSelected ? { ...own, line: colours.violet, linePx: 2.5 } : own
      ink.translate(disc / 2, 0)
      drawPlate(ink, new Path2D(platePath(kind, width, HEIGHT_PX)), paint)
      const seeThrough = paint.fill === undefined
      write(ink, callSign, callSignLook(paint.text, colours, seeThrough ? colours.halo : undefined))
      if (tone === 'out') strike(ink, width, paint.text)
      if (isLocked) drawLock(ink, width / 2 + 4, 2 - HEIGHT_PX / 2, colours)
      if (number !== undefined) drawDisc(ink, -width / 2 - 2 - DISC_PX / 2, number, colours)
    },
  }
}

function drawPlate(ink: CanvasRenderingContext2D, shape: Path2D, { fill, line, linePx, dash }: Paint): void {
  if (fill !== undefined) {
    ink.fillStyle = fill
    ink.fill(shape)
  }
  ink.strokeStyle = line
  ink.lineWidth = linePx
  ink.setLineDash([...(dash ?? [])])
  ink.stroke(shape)
  ink.setLineDash([])
}

function strike(ink: CanvasRenderingContext2D, width: number, colour: string): void {
  ink.fillStyle = colour
  ink.fillRect(4 - width / 2, -0.5, width - 8, 1.25)
}

function drawLock(ink: CanvasRenderingContext2D, x: number, y: number, colours: Colours): void {
  ink.beginPath()
  ink.arc(x, y, 6, 0, 2 * Math.PI)
  ink.fillStyle = colours.bg1
  ink.fill()
  ink.strokeStyle = colours.ink1
  ink.lineWidth = 1.2
  ink.stroke()
  ink.beginPath()
  ink.arc(x, y - 1.2, 1.9, 0, 2 * Math.PI)
  ink.stroke()
  ink.fillStyle = colours.ink1
  ink.fillRect(x - 3, y - 0.7, 6, 4.4)
}

function drawDisc(ink: CanvasRenderingContext2D, x: number, number: number, colours: Colours): void {
  ink.beginPath()
  ink.arc(x, 0, DISC_PX / 2, 0, 2 * Math.PI)
  ink.fillStyle = colours.violet
  ink.fill()
  write(ink, String(number), { sizePx: 10, weight: 700, fill: colours.violetOn, fonts: colours.fonts }, x)
}

const NIB = { base: 9, height: 5 } as const

/** The nib that says which way a unit drives: a small point, turned with its heading; an outline where the plate has no fill. */
export function nibSprite(tone: PlateTone, colours: Colours): Sprite {
  const { fill, line } = paintOf(tone, colours)
  return {
    key: `nib ${tone}`,
    width: 12,
    height: 12,
    draw(ink) {
      ink.beginPath()
      ink.moveTo(-NIB.base / 2, NIB.height / 2)
      ink.lineTo(0, -NIB.height / 2)
      ink.lineTo(NIB.base / 2, NIB.height / 2)
      if (fill === undefined || tone === 'free') {
        ink.strokeStyle = line
        ink.lineWidth = 1.25
        ink.stroke()
        return
      }
      ink.closePath()
      ink.fillStyle = fill
      ink.fill()
    },
  }
}

/** Where on the edge of a plate the nib sits for a heading, degrees clockwise from north; CSS px from the plate's centre. */
export function nibOffset(headingDeg: number, plate: Sprite): Pixel {
  const angle = (headingDeg * Math.PI) / 180
  const [x, y] = [Math.sin(angle), -Math.cos(angle)]
  const [halfWidth, halfHeight] = [plate.width / 2 - 2, plate.height / 2 - 2]
  const reach = Math.min(halfWidth / Math.max(Math.abs(x), 1e-6), halfHeight / Math.max(Math.abs(y), 1e-6))
  // The corner keeps the nib from standing half beside the plate.
  const [edgeX, edgeY] = [x * reach, y * reach]
  const onSide = Math.abs(edgeX) >= halfWidth - 1e-6
  const slack = NIB.base / 2
  const clampTo = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value))
  return onSide
    ? [edgeX + Math.sign(x) * (NIB.height / 2), clampTo(edgeY, halfHeight - slack)]
    : [clampTo(edgeX, halfWidth - slack), edgeY + Math.sign(y) * (NIB.height / 2)]
}
