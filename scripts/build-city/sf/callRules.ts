import { outcomeOf, priorityOf, typeOf } from '@muster/server/feeds/sffd-calls/codes.ts'
import { slugOf } from '../areas/slugOf.ts'
import type { CallRules } from '../calls/callsOf.ts'
import { neighbourhoodNames } from './neighbourhoodNames.ts'

/** How a call can end, and what it is called in Muster; the feed says which of the records' dispositions is which. */
export const outcomes: { id: string; en: string; zh: string }[] = [
  { id: 'transported', en: 'Taken to hospital', zh: '送医' },
  {
    id: 'transported-urgent',
    en: 'Taken to hospital with lights and siren',
    zh: '紧急送医',
  },
  { id: 'fire-handled', en: 'Handled by the fire department', zh: '消防处置完毕' },
  { id: 'no-merit', en: 'Nothing found', zh: '无需处置' },
  { id: 'declined', en: 'Patient declined transport', zh: '患者拒绝送医' },
  {
    id: 'against-advice',
    en: 'Left against medical advice',
    zh: '患者不听医嘱自行离开',
  },
  { id: 'cancelled', en: 'Cancelled', zh: '已取消' },
  { id: 'deceased', en: 'Left to the medical examiner', zh: '移交法医' },
  { id: 'not-found', en: 'Place or person not found', zh: '未找到' },
  { id: 'gone', en: 'Gone on arrival', zh: '到场时已离开' },
  { id: 'police', en: 'Handed to the police', zh: '移交警方' },
  { id: 'highway-patrol', en: 'Handed to the highway patrol', zh: '移交公路巡警' },
  { id: 'other', en: 'Other', zh: '其他' },
]

const neighbourhoodIds = new Set(Object.keys(neighbourhoodNames).map(slugOf))

/** How San Francisco's records are read; `contains` says what lies in the city. */
export function sfCallRules(contains: CallRules['contains']): CallRules {
  return {
    typeOf,
    priorityOf,
    outcomeOf,
    neighbourhoodOf: (name) => (neighbourhoodIds.has(slugOf(name)) ? slugOf(name) : ''),
    contains,
    utcOffset: '-08:00',
  }
}
