import type { Desk } from '../order.ts'
import { callSignKey } from '../spelling.ts'
import { stationSign, stationsIn } from '../stations.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** Stations whose sign begins so, `>S3`, or whose name holds what is typed. */
export function stationsLike(typing: Typing, { city }: Desk): Completion[] {
  const key = callSignKey(typing.typed.slice(1))
  return stationsIn(city)
    .map(({ id, name, point }) => ({ name, point, sign: stationSign(id, city) }))
    .filter(
      ({ name, sign }) =>
        callSignKey(sign).startsWith(key) || callSignKey(name.en).includes(key) || name.zh.includes(key),
    )
    .map(({ name, point, sign }) => ({
      kind: 'place',
      ...replaced(typing, `>${sign}`),
      title: { text: `>${sign}` },
      text: { term: name },
      point: [point.coordinates[0], point.coordinates[1]],
    }))
}

/** The moves that are proposed here, by their places in the list. */
export const proposalsLike = (typing: Typing, { city, proposals }: Desk): Completion[] =>
  (proposals?.() ?? []).map(({ unitId, facilityId }, at) => ({
    kind: 'word',
    ...replaced(typing, `${at + 1}`),
    title: { text: `${at + 1}` },
    text: { text: `${city.find('unit', unitId)?.callSign ?? unitId} >${stationSign(facilityId, city)}` },
    unitId,
  }))
