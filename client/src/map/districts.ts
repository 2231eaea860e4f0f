import { defineLayer } from './defineLayer.ts'
import type { District, Picture } from './picture/picture.ts'
import { NAME_SPOTS } from './picture/spots.ts'
import { isInView } from './picture/view.ts'
import type { Sprite } from './sprites/sprite.ts'
import { textSprite } from './sprites/text.ts'

/** Above this one looks at streets, below it at the region: names of districts would only be in the way. */
const SHOWN_FROM = 10.8
const SHOWN_TO = 16

function nameSprite({ name }: District, { lang, colours }: Picture): Sprite {
  const { label, halo, fonts } = colours
  const look = { weight: 500, fill: label, halo, fonts } as const
  // Two scripts: the reader's own larger, the local name below it.
  if (lang === 'zh' && name.zh !== name.en)
    return textSprite([
      { text: name.zh, look: { ...look, sizePx: 11.5 } },
      { text: name.en, look: { ...look, sizePx: 9.5 } },
    ])
  return textSprite([{ text: name.en, look: { ...look, sizePx: 11 } }])
}

/** Names of districts: placed last, dropped first. */
export const districts = defineLayer({
  id: 'districts',
  name: 'map.layer.districts',
  isOnAtFirst: true,
  marks(picture) {
    const { view, projector } = picture
    if (view.zoom < SHOWN_FROM || view.zoom > SHOWN_TO) return []
    return picture.districts.flatMap((district) => {
      const at = projector.toPixel(...district.lngLat)
      const sprite = nameSprite(district, picture)
      // A name cut by the edge reads like another name.
      if (!isInView(at, view, -sprite.width / 2)) return []
      return [
        {
          id: `district:${district.id}`,
          lngLat: district.lngLat,
          at,
          sprite,
          spots: NAME_SPOTS,
          mustShow: false,
        },
      ]
    })
  },
})
