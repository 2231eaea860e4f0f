import type { DeckProps, Layer } from '@deck.gl/core'
import { IconLayer, LineLayer } from '@deck.gl/layers'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { rgba } from '../colours.ts'
import type { Placed } from '../picture/mark.ts'
import type { Pixel, Projector } from '../picture/view.ts'
import { createAtlas } from '../sprites/atlas.ts'
import type { Sprite } from '../sprites/sprite.ts'
import { forgetWidths } from '../sprites/text.ts'

type Device = Parameters<NonNullable<DeckProps['onDeviceInitialized']>>[0]
type Texture = ReturnType<Device['createTexture']>

/** A leader shorter than this would be a stub between a plate and its own place, px. */
const SHORTEST_LEADER_PX = 14

type Stamp = { readonly sprite: Sprite; readonly lngLat: LngLat; readonly offset: Pixel; readonly turnDeg: number }
type Leader = { readonly from: LngLat; readonly to: LngLat; readonly colour: string }

/** Draws placed marks with deck: leaders, then sprites out of one texture, which goes with deck's device. */
export type SpritePainter = {
  /** The graphics card is ready; before that `layersOf` is empty. */
  readonly start: (device: Device) => void
  readonly layersOf: (id: string, placed: readonly Placed[], projector: Projector) => readonly Layer[]
  /** Draws every sprite anew: other colours, another scale, or a font has come. */
  readonly forget: (scale: number) => void
}

/** `pixelRatio`: device pixels to a CSS pixel; `firstScale`: CSS pixels to one of the map's own. */
export function createSpritePainter(pixelRatio: number, firstScale: number): SpritePainter {
  let scale = firstScale
  let ratio = pixelRatio * scale
  let atlas = createAtlas(ratio)
  let card: Device | undefined
  let texture: Texture | undefined

  function makeTexture(): void {
    texture?.destroy()
    texture = card?.createTexture({
      format: 'rgba8unorm',
      width: atlas.canvas.width,
      height: atlas.canvas.height,
      sampler: { minFilter: 'linear', magFilter: 'linear' },
    })
  }

  /** Puts the sprite's upper left corner on whole device pixels, so that letters stay sharp. */
  const snapped = ({ at }: Placed, [dx, dy]: Pixel): Pixel => [
    Math.round((at[0] + dx) * ratio) / ratio - at[0],
    Math.round((at[1] + dy) * ratio) / ratio - at[1],
  ]

  function stampsOf(placed: readonly Placed[]): readonly Stamp[] {
    const stamps: Stamp[] = []
    // Who was placed first is drawn last, on top.
    for (const mark of placed.toReversed()) {
      const { sprite, lngLat, offset, attachments = [] } = mark
      const attached = ({ under = false }: { readonly under?: boolean }, isUnder: boolean) => under === isUnder
      const add = (one: Sprite, shift: Pixel, turnDeg = 0) =>
        stamps.push({
          sprite: one,
          lngLat,
          offset: snapped(mark, [offset[0] + shift[0], offset[1] + shift[1]]),
          turnDeg,
        })
      for (const part of attachments) if (attached(part, true)) add(part.sprite, part.offset, part.turnDeg)
      add(sprite, [0, 0])
      for (const part of attachments) if (attached(part, false)) add(part.sprite, part.offset, part.turnDeg)
    }
    return stamps
  }

  function holdAll(stamps: readonly Stamp[]): void {
    if (stamps.every(({ sprite }) => atlas.hold(sprite))) return
    // Full of what is no longer on the map: begin again with what is.
    atlas.clear()
    for (const { sprite } of stamps) atlas.hold(sprite)
  }

  function leadersOf(placed: readonly Placed[], { toLngLat }: Projector): readonly Leader[] {
    return placed.flatMap(({ leader, offset: [dx, dy], at, lngLat }) =>
      leader === undefined || Math.hypot(dx, dy) < SHORTEST_LEADER_PX
        ? []
        : [{ from: lngLat, to: toLngLat(at[0] + dx, at[1] + dy), colour: leader }],
    )
  }

  return {
    start(device) {
      card = device
      makeTexture()
    },
    layersOf(id, placed, projector) {
      if (texture === undefined) return []
      const stamps = stampsOf(placed)
      holdAll(stamps)
      if (atlas.takeChanged()) texture.copyExternalImage({ image: atlas.canvas })
      return [
        new LineLayer<Leader>({
          id: `${id}-leaders`,
          data: leadersOf(placed, projector),
          widthUnits: 'pixels',
          getWidth: 1,
          getSourcePosition: ({ from }) => [from[0], from[1]],
          getTargetPosition: ({ to }) => [to[0], to[1]],
          getColor: ({ colour }) => rgba(colour),
        }),
        new IconLayer<Stamp>({
          id: `${id}-sprites`,
          data: stamps,
          iconAtlas: texture,
          iconMapping: { ...atlas.frames() },
          alphaCutoff: 0,
          getIcon: ({ sprite }) => sprite.key,
          getSize: ({ sprite }) => (atlas.frames()[sprite.key]?.height ?? 0) / pixelRatio,
          getPosition: ({ lngLat }) => [lngLat[0], lngLat[1]],
          getPixelOffset: ({ offset }) => [offset[0] * scale, offset[1] * scale],
          // Deck turns against the clock.
          getAngle: ({ turnDeg }) => -turnDeg,
        }),
      ]
    },
    forget(next) {
      forgetWidths()
      if (next === scale) return atlas.clear()
      scale = next
      ratio = pixelRatio * scale
      atlas = createAtlas(ratio)
      makeTexture()
    },
  }
}
