import { incidentPath, LETTER_DROP } from '../../ui/symbols.ts'
import type { Colours } from '../colours.ts'
import type { IncidentSpot, IncidentTone } from '../picture/scene.ts'
import type { Sprite } from './sprite.ts'
import { widthOf, write } from './text.ts'

/** Map fills that contrast less than 3:1 with the ground get a keyline of this width, px. */
const KEYLINE_PX = 1.6

type Paint = { readonly fill?: string; readonly letter: string; readonly keyline: string; readonly linePx: number }

function paintOf(tone: IncidentTone, colours: Colours): Paint {
  switch (tone) {
    case 'red':
      return { fill: colours.red, letter: colours.redOn, keyline: colours.redKeyline, linePx: KEYLINE_PX }
    case 'amber':
      return { fill: colours.amber, letter: colours.amberOn, keyline: colours.amberKeyline, linePx: KEYLINE_PX }
    case 'grey':
      return { fill: colours.incident, letter: colours.incidentOn, keyline: colours.halo, linePx: 1 }
    case 'closed':
      return { letter: colours.ink3, keyline: colours.ink3, linePx: 1 }
  }
}

/** An incident: the shape of its kind with its letter, `sizePx` over all. Closed ones are an outline. */
export function glyphSprite(
  { group, tone }: Pick<IncidentSpot, 'group' | 'tone'>,
  sizePx: number,
  colours: Colours,
): Sprite {
  return {
    key: `glyph ${group} ${tone} ${sizePx}`,
    width: sizePx + 4,
    height: sizePx + 4,
    draw(ink) {
      const { fill, letter, keyline, linePx } = paintOf(tone, colours)
      const shape = new Path2D(incidentPath(group, sizePx))
      if (fill !== undefined) {
        ink.fillStyle = fill
        ink.fill(shape)
      }
      ink.strokeStyle = keyline
      ink.lineWidth = linePx
      ink.lineJoin = 'round'
      ink.stroke(shape)
      const look = { sizePx: Math.round(sizePx * 0.46), weight: 700, fill: letter, fonts: colours.fonts } as const
      write(ink, group, look, 0, LETTER_DROP[group] * sizePx)
    },
  }
}

const CLUSTER = { heightPx: 22, roomPx: 9, sizePx: 11 } as const
/** What stands before a count, so that its colour is not the only cue. */
const SIGNS: Readonly<Record<IncidentTone, string>> = { red: '▲', amber: '△', grey: '', closed: '' }

/** A count of incidents that lie together, in the tone of the worst of them. */
export function clusterSprite(tone: IncidentTone, count: string, colours: Colours): Sprite {
  const { fill, letter, keyline, linePx } = paintOf(tone, colours)
  const text = `${SIGNS[tone]}${count}`
  const look = { sizePx: CLUSTER.sizePx, weight: 700, fill: letter, fonts: colours.fonts } as const
  const width = Math.max(CLUSTER.heightPx, Math.ceil(widthOf(text, look)) + 2 * CLUSTER.roomPx)
  return {
    key: `cluster ${tone} ${text} ${width}`,
    width: width + 4,
    height: CLUSTER.heightPx + 4,
    draw(ink) {
      const shape = new Path2D()
      shape.roundRect(-width / 2, -CLUSTER.heightPx / 2, width, CLUSTER.heightPx, CLUSTER.heightPx / 2)
      if (fill !== undefined) {
        ink.fillStyle = fill
        ink.fill(shape)
      }
      ink.strokeStyle = keyline
      ink.lineWidth = linePx
      ink.stroke(shape)
      write(ink, text, look)
    },
  }
}

/** A ring of that radius around what waits or is selected, px. */
export function ringSprite(colour: string, radiusPx: number, linePx: number): Sprite {
  const side = 2 * (radiusPx + linePx)
  return {
    key: `ring ${colour} ${radiusPx} ${linePx}`,
    width: side,
    height: side,
    draw(ink) {
      ink.beginPath()
      ink.arc(0, 0, radiusPx, 0, 2 * Math.PI)
      ink.strokeStyle = colour
      ink.lineWidth = linePx
      ink.stroke()
    },
  }
}

/** A station: a square of 8 px, dashed when no unit is at home. */
export function stationSprite(isEmpty: boolean, colours: Colours): Sprite {
  return {
    key: `station ${isEmpty}`,
    width: 12,
    height: 12,
    draw(ink) {
      ink.fillStyle = colours.land
      ink.fillRect(-4, -4, 8, 8)
      ink.strokeStyle = colours.ink3
      ink.lineWidth = 1.25
      if (isEmpty) ink.setLineDash([2, 2])
      ink.strokeRect(-4, -4, 8, 8)
    },
  }
}
