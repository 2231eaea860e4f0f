import type {
  ExpressionSpecification,
  FillLayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl'
import type { Colours } from '../colours.ts'

/** The tiles as the hub serves them, in byte ranges out of one file. */
const TILES_URL = 'pmtiles:///city/basemap.pmtiles'

/** Without a glyphs URL this is a font family of the page. */
const STREET_FONT = 'Inter Variable'

const kindIs = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]

/** Driveways and yards are a blur of hairs until one can see houses. */
const MINOR: ExpressionSpecification = [
  'all',
  kindIs('minor_road'),
  ['any', ['>=', ['zoom'], 14], ['!=', ['get', 'kind_detail'], 'service']],
]

/** Line width in CSS px by zoom: pairs of zoom and width, growing twofold a zoom as the street does. */
const width = (...stops: readonly number[]): ['interpolate', ['exponential', number], ['zoom'], ...number[]] => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  ...stops,
]

const road = (id: string, kind: string, colour: string, stops: readonly number[]): LineLayerSpecification => ({
  id,
  type: 'line',
  source: 'city',
  'source-layer': 'roads',
  filter: kindIs(kind),
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': width(...stops) },
})

/**
 * The ground in greys, for colour means that somebody must act: water, land, parks, roads without casing, buildings from 14, and from 12.6 the names
 * of major streets. No places of interest, shields, boundaries or transit; district names are the map's own layer, because
 * they have to give way to incidents and plates.
 */
export function basemapStyle(colours: Colours, streetNames: boolean): StyleSpecification {
  return {
    version: 8,
    sources: { city: { type: 'vector', url: TILES_URL } },
    // Without this every new tile's names fade in and out, which pulls the eye to what does not matter.
    transition: { duration: 0, delay: 0 },
    layers: [
      { id: 'water-ground', type: 'background', paint: { 'background-color': colours.water } },
      fill('land', 'earth', colours.land),
      fill('park', 'landuse', colours.park, kindIs('park')),
      fill('water', 'water', colours.water),
      { ...road('road-minor', 'minor_road', colours.minor, [12, 0.5, 14, 1.6, 16, 5]), minzoom: 12, filter: MINOR },
      { ...fill('building', 'buildings', colours.building), minzoom: 14 },
      road('road-major', 'major_road', colours.major, [9, 0.5, 12, 1.3, 14, 3, 16, 8]),
      road('road-highway', 'highway', colours.highway, [8, 0.6, 10, 1.2, 12, 2.2, 14, 4, 16, 10]),
      ...(streetNames ? [streetNameLayer(colours)] : []),
    ],
  }
}

function fill(id: string, layer: string, colour: string, filter?: ExpressionSpecification): FillLayerSpecification {
  return {
    id,
    type: 'fill',
    source: 'city',
    'source-layer': layer,
    // Tiles hold lines and points of the same layer too (cliffs, names of lakes).
    filter: filter ? ['all', ['==', ['geometry-type'], 'Polygon'], filter] : ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-antialias': id !== 'building' },
  }
}

const streetNameLayer = (colours: Colours): SymbolLayerSpecification => ({
  id: 'street-name',
  type: 'symbol',
  source: 'city',
  'source-layer': 'roads',
  minzoom: 12.6,
  filter: kindIs('major_road'),
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 400,
    'text-field': ['get', 'name'],
    'text-font': [STREET_FONT],
    'text-size': 10,
    'text-max-angle': 30,
    'text-padding': 6,
  },
  paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
})
