import { slugOf } from '../areas/slugOf.ts'
import type { CallRules } from '../calls/callsOf.ts'
import { neighbourhoodNames } from './neighbourhoodNames.ts'

// The files' "Call Type", each to the type it is most of the time; a medical call's group says how grave it is.
const TYPES: Record<string, string> = {
  'Medical Incident': 'medical',
  Alarms: 'alarm',
  'Structure Fire': 'fire',
  'Traffic Collision': 'collision',
  Other: 'other',
  'Outside Fire': 'outside-fire',
  'Citizen Assist / Service Call': 'service',
  'Electrical Hazard': 'electrical-hazard',
  'Water Rescue': 'water-rescue',
  'Elevator / Escalator Rescue': 'elevator-rescue',
  'Gas Leak (Natural and LP Gases)': 'gas-leak',
  'Vehicle Fire': 'vehicle-fire',
  'Confined Space / Structure Collapse': 'rescue',
  'Odor (Strange / Unknown)': 'odour',
  'Industrial Accidents': 'rescue',
  'Fuel Spill': 'fuel-spill',
  HazMat: 'hazmat',
  'Smoke Investigation (Outside)': 'smoke',
  'Assist Police': 'assist-police',
}

/** SFFD: E and 3 are driven with lights and siren, 2 without; A, B, C, I and 1 are other agencies' codes. */
const PRIORITIES: Record<string, number> = { E: 1, '3': 1, '2': 3 }

/** "Call Final Disposition" and what it is called in Muster. */
export const outcomes: { record: string; id: string; en: string; zh: string }[] = [
  { record: 'Code 2 Transport', id: 'transported', en: 'Taken to hospital', zh: '送医' },
  {
    record: 'Code 3 Transport',
    id: 'transported-urgent',
    en: 'Taken to hospital with lights and siren',
    zh: '紧急送医',
  },
  { record: 'Fire', id: 'fire-handled', en: 'Handled by the fire department', zh: '消防处置完毕' },
  { record: 'No Merit', id: 'no-merit', en: 'Nothing found', zh: '无需处置' },
  { record: 'Patient Declined Transport', id: 'declined', en: 'Patient declined transport', zh: '患者拒绝送医' },
  {
    record: 'Against Medical Advice',
    id: 'against-advice',
    en: 'Left against medical advice',
    zh: '患者不听医嘱自行离开',
  },
  { record: 'Cancelled', id: 'cancelled', en: 'Cancelled', zh: '已取消' },
  { record: 'Medical Examiner', id: 'deceased', en: 'Left to the medical examiner', zh: '移交法医' },
  { record: 'Unable to Locate', id: 'not-found', en: 'Place or person not found', zh: '未找到' },
  { record: 'Gone on Arrival', id: 'gone', en: 'Gone on arrival', zh: '到场时已离开' },
  { record: 'SFPD', id: 'police', en: 'Handed to the police', zh: '移交警方' },
  { record: 'CHP', id: 'highway-patrol', en: 'Handed to the highway patrol', zh: '移交公路巡警' },
  { record: 'Other', id: 'other', en: 'Other', zh: '其他' },
]

const neighbourhoodIds = new Set(Object.keys(neighbourhoodNames).map(slugOf))

/** How San Francisco's records are read; `contains` says what lies in the city. */
export function sfCallRules(contains: CallRules['contains']): CallRules {
  return {
    typeOf(callType, group) {
      const type = TYPES[callType]
      if (!type) throw new Error(`the call type "${callType}" (${group}) is not mapped`)
      return type === 'medical' && group === 'Non Life-threatening' ? 'medical-minor' : type
    },
    priorityOf: (code) => PRIORITIES[code],
    outcomeOf: (disposition) => outcomes.find(({ record }) => record === disposition)?.id ?? 'other',
    neighbourhoodOf: (name) => (neighbourhoodIds.has(slugOf(name)) ? slugOf(name) : ''),
    contains,
    utcOffset: '-08:00',
  }
}
