import { ScatterplotLayer } from '@deck.gl/layers'
import { rgba } from './colours.ts'
import { defineLayer } from './defineLayer.ts'
import type { Picture } from './picture/picture.ts'
import { plateMarks } from './picture/plateMarks.ts'
import type { UnitTone } from './picture/scene.ts'
import { type Dots, dotsOf, platesOf, tonesOnTheRoad } from './picture/unitsInView.ts'

/** A dot is 10 px wide, its line included. */
const DOT = { radiusPx: 4.25, linePx: 1.5 } as const

type Rgba = [number, number, number, number]

function dotColours({ blue, static: onScene, bg1, bg3, red }: Picture['colours']): Readonly<Record<UnitTone, Rgba>> {
  return {
    moving: rgba(blue),
    onscene: rgba(onScene),
    emergency: rgba(red),
    hospital: rgba(bg3),
    free: rgba(bg1),
    out: rgba(bg1),
    stale: rgba(bg1),
  }
}

// The graphics card gets colours anew only when somebody's is another.
let dots: Dots | undefined

/** Units at work or on the road: plates where they are, or beside it on a leader; dots from far away. */
export const units = defineLayer({
  id: 'units',
  name: 'map.layer.units',
  isOnAtFirst: true,
  liesWhereUnitsAre: true,
  marks: (picture) => plateMarks(picture, platesOf(picture) ?? []),
  alsoShown: (picture) => (platesOf(picture) === undefined ? tonesOnTheRoad(picture) : []),
  ground(picture) {
    if (platesOf(picture) !== undefined) return []
    dots = dotsOf(picture, dotColours(picture.colours), dots)
    const { length, positions, rgba: fill } = dots
    return [
      new ScatterplotLayer({
        id: 'unit-dots',
        data: {
          length,
          attributes: { getPosition: { value: positions, size: 2 }, getFillColor: { value: fill, size: 4 } },
        },
        radiusUnits: 'pixels',
        lineWidthUnits: 'pixels',
        stroked: true,
        getRadius: DOT.radiusPx,
        getLineWidth: DOT.linePx,
        getLineColor: rgba(picture.colours.idle),
      }),
    ]
  },
})
