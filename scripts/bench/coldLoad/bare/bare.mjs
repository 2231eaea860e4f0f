// The least that shows the console's map: the same tiles in the same style, and an empty deck over it.
import { ScatterplotLayer } from '@deck.gl/layers'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import { basemapStyle } from '../../../../client/src/map/basemap/style.ts'

const colours = {
  water: '#181b1f',
  land: '#2b2e32',
  park: '#2c302f',
  minor: '#373b40',
  major: '#42464c',
  highway: '#50565c',
  building: '#303338',
  label: '#9aa1a8',
  halo: '#24272a',
}
const asked = new URLSearchParams(location.search)
const container = document.getElementById('map')
container.style.width = `${asked.get('width')}px`
container.style.height = `${asked.get('height')}px`
setWorkerUrl(workerUrl)
addProtocol('pmtiles', new Protocol().tile)
const map = new MapLibreMap({
  container,
  style: basemapStyle(colours, true),
  center: [Number(asked.get('lng')), Number(asked.get('lat'))],
  zoom: Number(asked.get('zoom')),
  attributionControl: false,
  fadeDuration: 0,
})
const dot = new ScatterplotLayer({ id: 'dot', data: [0], getPosition: map.getCenter().toArray(), getRadius: 100 })
map.addControl(new MapLibreOverlay({ interleaved: false, layers: [dot] }))
