import { cityOf } from '../domain/city.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { Unit } from '../domain/unit/unit.ts'
import type { IncidentType } from '../domain/world/world.ts'
import { createRecords } from '../kernel/state.ts'
import { createGazetteer, type GazetteerFile, type NamedPlace } from './gazetteer/gazetteerIndex.ts'
import type { Desk } from './order.ts'

const RECEIVED_AT = 1483568400000 // 2017-01-04 14:20 in San Francisco

const incidentTypes: readonly IncidentType[] = [
  {
    id: 'structure-fire',
    group: 'F',
    name: { en: 'Structure fire', zh: '建筑火灾' },
    priority: 1,
    keywords: ['fire', '火灾', '着火'],
    needs: [],
  },
  {
    id: 'vehicle-fire',
    group: 'F',
    name: { en: 'Vehicle fire', zh: '车辆火灾' },
    priority: 2,
    keywords: ['car fire', '车着火'],
    needs: [],
  },
  {
    id: 'medical',
    group: 'M',
    name: { en: 'Medical', zh: '医疗急救' },
    priority: 2,
    keywords: ['chest pain', 'unconscious', '胸痛'],
    needs: [],
  },
  {
    id: 'collision',
    group: 'C',
    name: { en: 'Traffic collision', zh: '交通事故' },
    priority: 2,
    keywords: ['crash', 'collision', '车祸'],
    needs: [],
  },
]

const gazetteerFile: GazetteerFile = {
  streets: [
    {
      name: 'Parnassus Avenue',
      point: [-122.457, 37.763],
      blocks: [
        [500, -122.4575, 37.763],
        [700, -122.46, 37.7628],
      ],
    },
    { name: 'Jackson Street', point: [-122.42, 37.793], blocks: [[1900, -122.427, 37.793]] },
    { name: 'Van Ness Avenue', point: [-122.422, 37.79], blocks: [[1200, -122.4215, 37.787]] },
    { name: 'South Van Ness Avenue', point: [-122.417, 37.76], blocks: [[1200, -122.417, 37.752]] },
    { name: '6th Street', point: [-122.405, 37.778], blocks: [[0, -122.409, 37.782]] },
    { name: 'Buena Vista Avenue', point: [-122.44, 37.768], blocks: [[100, -122.4401, 37.768]] },
    { name: 'Buena Vista Terrace', point: [-122.439, 37.767], blocks: [[100, -122.4391, 37.767]] },
    { name: '人民路', point: [113.6, 34.7], blocks: [[100, 113.61, 34.71]] },
    { name: '中山路', point: [113.62, 34.72], blocks: [[0, 113.621, 34.72]] },
  ],
  crossings: [
    [1, 2, -122.4228, 37.7931],
    [7, 8, 113.615, 34.715],
  ],
}

const named: readonly NamedPlace[] = [
  { name: { en: 'UCSF Medical Center', zh: '加州大学旧金山分校医疗中心' }, point: [-122.458, 37.763] },
  { name: { en: 'Inner Sunset', zh: '内日落区' }, point: [-122.465, 37.76] },
]

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  callSign: id,
  kind: 'engine',
  capabilities: ['engine'],
  crew: 4,
  agencyId: 'sffd',
  status: 'available',
  since: RECEIVED_AT,
  ...more,
})

const incident = (id: string, number: string, more: Partial<Incident> = {}): Incident => ({
  id,
  number,
  type: 'structure-fire',
  priority: 1,
  place: { address: '700 blk Parnassus Ave' },
  status: 'waiting',
  since: RECEIVED_AT,
  receivedAt: RECEIVED_AT,
  assignmentIds: [],
  lastSeq: 1,
  ...more,
})

/** A desk in a small city: five units, incidents 231 (twice: an old closed one), 232, and 240 merged into 231, some streets. */
export function smallDesk(more: Partial<Desk> = {}): Desk {
  const records = createRecords()
  records.set('world', 'world', {
    id: 'world',
    city: 'sf',
    settings: { name: { en: 'City', zh: '城' }, timeZone: 'America/Los_Angeles', incidentTypes },
  })
  for (const each of [
    unit('E12'),
    unit('E01'),
    unit('L5', { kind: 'truck', capabilities: ['truck'] }),
    unit('M73', { kind: 'medic', capabilities: ['als'], status: 'enroute', incidentId: 'i232', assignmentId: 'a1' }),
    unit('B08', { kind: 'chief', capabilities: ['chief'] }),
  ])
    records.set('unit', each.id, each)
  const yesterday = RECEIVED_AT - 86_400_000
  for (const each of [
    incident('i231old', '231', { status: 'closed', receivedAt: yesterday }),
    incident('i231', '231', { mergedIds: ['i240'] }),
    incident('i240', '240', { status: 'closed', duplicateOf: 'i231', mergedInto: 'i231' }),
    incident('i232', '232', { status: 'active', narrative: 'caller trapped', assignmentIds: ['a1'] }),
  ])
    records.set('incident', each.id, each)
  return { city: cityOf(records), gazetteer: createGazetteer(gazetteerFile, named), ...more }
}
