import { useSyncExternalStore } from 'react'
import { termOf, useLang } from '../../i18n/index.ts'
import { createAnnouncer } from '../../live/announcer.ts'

type Name = { readonly en: string; readonly zh: string }
type Areas = { readonly features: readonly { readonly properties: { readonly id: string; readonly name: Name } }[] }

const changes = createAnnouncer()
const names = new Map<string, Name>()
let isAsked = false

/** Names are a nicety: without them the rows show what they have, and the next page load asks again. */
async function ask(): Promise<void> {
  const reply = await fetch('/city/neighbourhoods.geojson').catch(() => undefined)
  if (!reply?.ok) return
  const areas: Areas = await reply.json()
  for (const { properties } of areas.features) names.set(properties.id, properties.name)
  changes.announce()
}

function subscribe(listener: () => void): () => void {
  if (!isAsked) {
    isAsked = true
    void ask()
  }
  return changes.subscribe(listener)
}

/** The name of a neighbourhood in the reader's language; undefined until the city's areas are here. */
export function useNeighbourhood(id: string | undefined): string | undefined {
  useLang()
  const name = useSyncExternalStore(subscribe, () => (id === undefined ? undefined : names.get(id)))
  return name && termOf(name)
}
