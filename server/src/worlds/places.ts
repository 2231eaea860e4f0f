import { join } from 'node:path'
import { openStorage } from '../journal/archive/openStorage.ts'
import type { PastConfig } from '../journal/archive/pastConfig.ts'
import type { Storage } from '../journal/archive/storage.ts'

/** What says where a city's worlds have their files. `dataDir`: the hub's own folder. */
export type CityPlaces = {
  readonly pack: { readonly city: { readonly id: string } }
  readonly pastConfig: Pick<PastConfig, 'place'>
  readonly dataDir: string
}

/** Folders of one world in the hub's own: positions that are no file of the archive yet, and keys of whom it tells. */
export function foldersOf(world: string, { pack, dataDir }: CityPlaces) {
  const folder = (kind: string): string => join(dataDir, kind, pack.city.id, world.replaceAll(':', '_'))
  return { spool: folder('spool'), personal: folder('personal') }
}

/** Where one world's past is kept. */
export const storageOf = (world: string, { pack, pastConfig, dataDir }: CityPlaces): Storage =>
  openStorage(pastConfig.place, { dataDir, city: pack.city.id, world })
