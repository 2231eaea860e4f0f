import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Census } from '@muster/shared/geo/residents.ts'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { CityPack } from '../cities/pack.ts'

/** A range of bytes that a map asks for, or undefined where it cannot be served. */
function readRange(header: string, size: number): { start: number; end: number } | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? []
  if (from === undefined) return undefined
  const start = Number(from)
  const end = Math.min(to ? Number(to) : size - 1, size - 1)
  return start <= end ? { start, end } : undefined
}

/** The city pack as consoles need it: what it is, its basemap by byte ranges, its areas and its street names. */
export function cityRoutes(
  app: FastifyInstance,
  { pack, census, demo, oidc }: { pack: CityPack; census: Census; demo: boolean; oidc?: string },
): void {
  const { city, basemapPath, neighbourhoods, gazetteer } = pack
  const { id, name, center, zoom, bounds, attribution, defaultEpoch, timeZone } = city
  const areas = JSON.stringify({ type: 'FeatureCollection', features: neighbourhoods })
  const names = JSON.stringify(gazetteer)
  const residents = JSON.stringify(census)
  const aDay = 'private, max-age=86400'

  app.get(
    '/api/v1/city',
    {
      schema: { tags: ['city'], summary: 'Which city this is; nobody need sign in', response: { 200: Type.Unknown() } },
    },
    async () => ({ id, name, center, zoom, bounds, attribution, defaultEpoch, timeZone, demo, oidc }),
  )
  app.get('/city/neighbourhoods.geojson', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/geo+json').header('cache-control', aDay).send(areas),
  )
  app.get('/city/gazetteer.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json').header('cache-control', aDay).send(names),
  )
  app.get('/city/census.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json').header('cache-control', aDay).send(residents),
  )
  app.get('/city/basemap.pmtiles', { schema: { hide: true }, compress: false }, async (request, reply) => {
    const { size, mtimeMs } = await stat(basemapPath)
    reply
      .header('accept-ranges', 'bytes')
      .header('cache-control', aDay)
      .header('etag', `"${size}-${Math.round(mtimeMs)}"`)
    reply.type('application/vnd.pmtiles')
    const { range } = request.headers
    if (!range) return reply.header('content-length', size).send(createReadStream(basemapPath))
    const part = readRange(range, size)
    if (!part) return reply.code(416).header('content-range', `bytes */${size}`).send()
    return reply
      .code(206)
      .header('content-range', `bytes ${part.start}-${part.end}/${size}`)
      .header('content-length', part.end - part.start + 1)
      .send(createReadStream(basemapPath, part))
  })
}
