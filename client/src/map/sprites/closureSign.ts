import type { Colours } from '../colours.ts'
import type { ClosureSpot } from '../picture/closureSpots.ts'
import type { Sprite } from './sprite.ts'

const RADIUS_PX = 8.5

/** A bar for what is closed, two waves for water, three dots for what is slow: told apart without any colour. */
function symbol(kind: ClosureSpot['kind'], ink: CanvasRenderingContext2D): void {
  ink.beginPath()
  if (kind === 'closed') {
    ink.moveTo(-5, -5)
    ink.lineTo(5, 5)
  } else if (kind === 'flooded')
    for (const y of [-2.2, 2.4]) {
      ink.moveTo(-5, y)
      ink.bezierCurveTo(-3, y - 3.4, -2, y - 3.4, 0, y)
      ink.bezierCurveTo(2, y + 3.4, 3, y + 3.4, 5, y)
    }
  else
    for (const x of [-4, 0, 4]) {
      ink.moveTo(x - 0.6, 0)
      ink.lineTo(x + 0.6, 0)
    }
  ink.stroke()
}

/** The round sign of a closure: what is past its end and not lifted is amber, because someone has to look. */
export function closureSign({ kind, state }: Pick<ClosureSpot, 'kind' | 'state'>, colours: Colours): Sprite {
  const side = 2 * RADIUS_PX + 5
  return {
    key: `closure ${kind} ${state}`,
    width: side,
    height: side,
    draw(ink) {
      const isOver = state === 'over'
      ink.beginPath()
      ink.arc(0, 0, RADIUS_PX, 0, 2 * Math.PI)
      ink.fillStyle = isOver ? colours.amber : colours.bg1
      ink.fill()
      ink.lineWidth = isOver ? 1.6 : 2
      ink.strokeStyle = isOver ? colours.amberKeyline : colours.ink1
      if (state === 'ahead') ink.setLineDash([3, 2.4])
      ink.stroke()
      ink.setLineDash([])
      ink.lineCap = 'round'
      ink.lineWidth = 2
      ink.strokeStyle = isOver ? colours.amberOn : colours.ink1
      symbol(kind, ink)
    },
  }
}
