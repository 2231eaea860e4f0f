import type { TrackDecoder } from '@muster/shared/wire/trackDecoder.ts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { HubApi } from './hubApi.ts'
import type { Motions } from './motions.ts'
import type { Personal } from './personal.ts'

/** A position older than this says nothing about where a unit is now, ms of city time. */
const TRACK_MS = 1_800_000
/** How far back the journal is read for what people have in hand. */
const LOOK_BACK_ENTRIES = 3000
const PAGE = 500

const Page = Compile(
  Type.Object({
    entries: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        actor: Type.Object({ id: Type.String(), name: Type.String() }),
        events: Type.Array(
          Type.Object({ type: Type.String(), id: Type.String(), data: Type.Record(Type.String(), Type.Unknown()) }),
        ),
      }),
    ),
  }),
)

/** Puts units where they were last seen, so that a simulator that takes over goes on from there. `now`: city time, epoch ms. */
export function placeSeen(motions: Motions, { count, ids, lngLat, headingDeg, atMs }: TrackDecoder, now: number): void {
  for (let i = 0; i < count; i++) {
    const [unitId, lng, lat, heading] = [ids[i], lngLat[2 * i], lngLat[2 * i + 1], headingDeg[i]]
    if (unitId === undefined || lng === undefined || lat === undefined || now - (atMs[i] ?? 0) > TRACK_MS) continue
    motions.place(unitId, [lng, lat], Number.isFinite(heading) ? heading : 0)
  }
}

/** Reads in the journal, up to entry `head`, which incidents people have in hand. */
export async function readPersonal(api: HubApi, personal: Personal, head: number): Promise<void> {
  for (let after = Math.max(0, head - LOOK_BACK_ENTRIES); after < head; after += PAGE) {
    const answer = await api.get(`/api/v1/journal?after=${after}&limit=${PAGE}`)
    if (answer.kind !== 'done' || !Page.Check(answer.body)) return
    for (const entry of answer.body.entries) personal.hear(entry)
  }
}
