import type { Term } from '@muster/shared/kernel/measure.ts'
import type { Static } from 'typebox'
import { slugOf } from '../areas/slugOf.ts'
import type { Tags } from './things.ts'

export type Words = Static<typeof Term>

const LONGEST_NAME = 80
const LONGEST_ID = 32

/** What a thing is called in both languages: as on the spot where the map has no translation; undefined without a name. */
export function namesIn(tags: Tags): Words | undefined {
  const local = (tags.get('name') ?? '').trim().slice(0, LONGEST_NAME)
  if (local === '') return undefined
  const said = (...keys: string[]) =>
    keys.map((key) => tags.get(key)?.trim().slice(0, LONGEST_NAME)).find(Boolean) ?? local
  return { en: said('name:en', 'int_name'), zh: said('name:zh-Hans', 'name:zh') }
}

/** Makes ids of names, each once: `Saint-Roman` → `saint-roman`; of a name in other letters `area-2`. */
export function idMaker(prefix: string) {
  const given = new Set<string>()
  return (name: string): string => {
    // Accents apart, so that é is an e and not a gap.
    const slug = slugOf(name.normalize('NFD').replace(/\p{M}/gu, '')).slice(0, LONGEST_ID)
    const wished = slug === '' ? prefix : slug
    let id = wished
    for (let more = 2; given.has(id); more++) id = `${wished}-${more}`
    given.add(id)
    return id
  }
}
