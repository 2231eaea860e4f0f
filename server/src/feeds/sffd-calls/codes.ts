/** The records' "Call Type", each to the city's incident type that it is most of the time. */
const TYPES: Readonly<Record<string, string>> = {
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

/** Where the record has a type that we do not know, the call is still taken. */
const TYPE_UNKNOWN = 'other'

/** A medical call's group says how grave it is. */
export function typeOf(callType: string, group: string): string {
  const type = TYPES[callType] ?? TYPE_UNKNOWN
  return type === 'medical' && group === 'Non Life-threatening' ? 'medical-minor' : type
}

/** E and 3 are driven with lights and siren, 2 without. A, B, C, I and 1 are other agencies' codes and say nothing here. */
const PRIORITIES: Readonly<Record<string, number>> = { E: 1, '3': 1, '2': 3 }

/** Muster's priority: the first of these codes that the fire department's dispatchers use, or undefined. */
export const priorityOf = (...codes: readonly string[]): number | undefined =>
  codes.map((code) => PRIORITIES[code.trim()]).find((priority) => priority !== undefined)

/** "Call Final Disposition" as the city pack names its outcomes. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'Code 2 Transport': 'transported',
  'Code 3 Transport': 'transported-urgent',
  Fire: 'fire-handled',
  'No Merit': 'no-merit',
  'Patient Declined Transport': 'declined',
  'Against Medical Advice': 'against-advice',
  Cancelled: 'cancelled',
  'Medical Examiner': 'deceased',
  'Unable to Locate': 'not-found',
  'Gone on Arrival': 'gone',
  SFPD: 'police',
  CHP: 'highway-patrol',
}

export const outcomeOf = (disposition: string): string => OUTCOMES[disposition.trim()] ?? 'other'
