import { describe, expect, test } from 'vitest'
import type { Colours } from '../colours.ts'
import { basemapStyle } from './style.ts'

const colours = new Proxy({} as Colours, { get: (_, name) => `#${String(name)}` })
const style = basemapStyle(colours, true)
const layer = (id: string) => style.layers.find((one) => one.id === id)

describe('the basemap', () => {
  test('draws ground, water, parks, roads, buildings and street names, from the ground up, and no more', () => {
    expect(style.layers.map(({ id }) => id)).toEqual([
      'water-ground',
      'land',
      'park',
      'water',
      'road-minor',
      'building',
      'road-major',
      'road-highway',
      'street-name',
    ])
    const read = style.layers.flatMap((one) => ('source-layer' in one ? [one['source-layer']] : []))
    expect(new Set(read)).toEqual(new Set(['earth', 'landuse', 'water', 'roads', 'buildings']))
  })
  test('shows minor roads from 12, buildings from 14, names of major streets from 12.6', () => {
    expect(layer('road-minor')?.minzoom).toBe(12)
    expect(layer('building')?.minzoom).toBe(14)
    expect(layer('street-name')).toMatchObject({ minzoom: 12.6, filter: ['==', ['get', 'kind'], 'major_road'] })
  })
  test('draws each road once: no casing', () => {
    const roads = style.layers.filter((one) => one.type === 'line')
    expect(roads).toHaveLength(3)
    for (const one of roads) expect(one.paint).not.toHaveProperty('line-gap-width')
  })
  test('asks nobody for fonts or pictures', () => {
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    expect(Object.values(style.sources)).toEqual([expect.objectContaining({ url: 'pmtiles:///city/basemap.pmtiles' })])
  })
  test('leaves street names out on wish', () => {
    expect(basemapStyle(colours, false).layers.map(({ id }) => id)).not.toContain('street-name')
  })
})
