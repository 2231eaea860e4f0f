import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isId } from '@muster/shared/kernel/ids.ts'
import { type Refusal, refuse } from '@muster/shared/kernel/refusal.ts'
import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import {
  Agency,
  Call,
  City,
  type CityPack,
  Demand,
  Facility,
  Gazetteer,
  Neighbourhoods,
  Population,
  StockLine,
  Unit,
} from './pack.ts'

const builtInFolder = fileURLToPath(new URL('.', import.meta.url))

/** Where cities lie that somebody made of a map of his own: `.cities` beside the code, or CITIES_DIR. */
export const citiesDir = (): string => process.env.CITIES_DIR || fileURLToPath(new URL('../../../.cities', import.meta.url))

/** Ids of the cities that come with Muster. */
export const builtInIds = (): Promise<string[]> => idsIn(builtInFolder)

/** Ids of all cities there are. */
export async function cityIds(): Promise<string[]> {
  return [...new Set([...(await builtInIds()), ...(await idsIn(citiesDir()))])]
}

async function idsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory() && isId(entry.name)).map((entry) => entry.name)
}

/**
 * Reads a city's folder and checks every file against its schema.
 * An id that names no folder (or climbs out of it) is refused as `city.unknown`;
 * a file that is absent or misshapen is our own fault and throws, naming the file and the first misfit.
 */
export async function loadCity(id: string): Promise<CityPack | Refusal> {
  const [builtIn, known] = await Promise.all([builtInIds(), cityIds()])
  if (!known.includes(id)) return refuse('city.unknown', { cityId: id.slice(0, 40), known }, 404)
  const folder = builtIn.includes(id) ? `${builtInFolder}${id}/` : `${citiesDir()}/${id}/`
  const [city, facilities, units, agencies, neighbourhoods, population, calls, demand, stock, gazetteer, roads, order] =
    await Promise.all([
      readJson(`${folder}city.json`, City),
      readJson(`${folder}facilities.json`, Type.Array(Facility)),
      readJson(`${folder}units.json`, Type.Array(Unit)),
      readJson(`${folder}agencies.json`, Type.Array(Agency)),
      readJson(`${folder}neighbourhoods.geojson`, Neighbourhoods),
      readJson(`${folder}population.json`, Population),
      readJson(`${folder}calls.json`, Type.Array(Call)),
      readJson(`${folder}demand.json`, Demand),
      readJson(`${folder}stock.json`, Type.Array(StockLine)),
      readJson(`${folder}gazetteer.json`, Gazetteer),
      readFile(`${folder}roads.bin`),
      readIfThere(`${folder}order.bin`),
    ])
  return {
    ...{ city, facilities, units, agencies, population, calls, demand, stock, gazetteer, roads, order },
    neighbourhoods: neighbourhoods.features,
    basemapPath: `${folder}basemap.pmtiles`,
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function readJson<S extends TSchema>(path: string, schema: S): Promise<Static<S>> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'))
  const validator = Compile(schema)
  if (validator.Check(value)) return value
  const [misfit] = validator.Errors(value)
  throw new Error(`${path} does not fit its schema at ${misfit?.instancePath}: ${misfit?.message}`)
}
