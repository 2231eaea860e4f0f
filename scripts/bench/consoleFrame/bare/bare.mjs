// The least that draws the same arrays: units and incidents as dots, nothing else on the page.
import { Deck, MapView } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'

const asked = new URLSearchParams(location.search)
const number = (name) => Number(asked.get(name))
const [width, height] = [number('width'), number('height')]
const STEPS = 8

const scattered = (count) =>
  Float64Array.from({ length: 2 * count }, (_, k) =>
    k % 2 === 0 ? -122.5 + 0.11 * Math.random() : 37.715 + 0.085 * Math.random(),
  )
const first = scattered(number('units'))
// All units have moved in each of them; which one is drawn changes with each tick.
const positions = Array.from({ length: STEPS }, (_, step) => first.map((deg) => deg + step * 0.0002))
const colours = new Uint8Array(4 * number('units')).fill(200)
const incidents = scattered(number('incidents'))
const incidentColours = new Uint8Array(4 * number('incidents')).fill(160)

const dots = (id, value, fill) =>
  new ScatterplotLayer({
    id,
    data: {
      length: value.length / 2,
      attributes: { getPosition: { value, size: 2 }, getFillColor: { value: fill, size: 4 } },
    },
    radiusUnits: 'pixels',
    getRadius: 4,
  })
const layersAt = (tick) => [
  dots('incidents', incidents, incidentColours),
  dots('units', positions[tick % STEPS], colours),
]
const deck = new Deck({
  canvas: 'deck',
  width,
  height,
  views: new MapView(),
  viewState: { longitude: number('lng'), latitude: number('lat'), zoom: number('zoom') },
  layers: layersAt(0),
})
let tick = 0
window.bareTick = () => {
  tick += 1
  deck.setProps({ layers: layersAt(tick) })
}
