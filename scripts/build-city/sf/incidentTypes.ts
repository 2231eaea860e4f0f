import type { IncidentType } from '@muster/server/cities/pack.ts'

type Needs = Record<string, number>

function type(
  id: string,
  group: IncidentType['group'],
  priority: number,
  [en, zh]: [string, string],
  needs: Needs,
  keywords: string,
  alarms: readonly Needs[] = [],
): IncidentType {
  return {
    ...{ id, group, priority, name: { en, zh } },
    keywords: keywords.split(', '),
    needs: asked(needs),
    ...(alarms.length > 0 && { alarms: alarms.map(asked) }),
  }
}

const asked = (needs: Needs) => Object.entries(needs).map(([capability, count]) => ({ capability, count }))

/** What a greater alarm adds. Chosen for the sample, from no published plan: about half a first alarm, then another. */
const GREATER: readonly Needs[] = [
  { engine: 2, truck: 1, chief: 1, medic: 1 },
  { engine: 2, truck: 1, medic: 1 },
]

/**
 * What San Francisco's calls are sorted into. First alarms follow the mean number of units a type was sent in the two
 * development weeks, rounded; a structure fire gets the whole first alarm and not the average, which cancelled alarms halve.
 */
export const incidentTypes: IncidentType[] = [
  type(
    'fire',
    'F',
    1,
    ['Structure fire', '建筑火灾'],
    { engine: 3, truck: 2, chief: 1, medic: 1, rescue: 1 },
    'structure fire, building fire, house on fire, apartment fire, kitchen fire, flames, 建筑火灾, 房屋着火, 起火, 火灾, 着火',
    GREATER,
  ),
  type(
    'outside-fire',
    'F',
    2,
    ['Outside fire', '室外火灾'],
    { engine: 1 },
    'grass fire, rubbish fire, trash fire, outside fire, tree on fire, tent on fire, 室外火灾, 草地起火, 垃圾起火',
  ),
  type(
    'vehicle-fire',
    'F',
    2,
    ['Vehicle fire', '车辆火灾'],
    { engine: 1, truck: 1 },
    'car fire, vehicle fire, car on fire, truck on fire, 车辆起火, 汽车着火, 车辆火灾',
  ),
  type(
    'smoke',
    'F',
    3,
    ['Smoke investigation', '烟雾查看'],
    { engine: 1 },
    'smell of smoke, smoke outside, smoke, 烟雾, 冒烟, 烟味',
  ),
  type(
    'medical',
    'M',
    1,
    ['Medical, life-threatening', '危重医疗'],
    { engine: 1, medic: 1 },
    'chest pain, stroke, seizure, unconscious, breathing problem, bleeding, heart attack, 胸痛, 中风, 抽搐, 昏迷, 呼吸困难, 大出血, 心脏病',
  ),
  type(
    'cardiac-arrest',
    'M',
    1,
    ['Cardiac arrest', '心脏骤停'],
    { engine: 1, medic: 1, 'ems-chief': 1 },
    'cardiac arrest, not breathing, no pulse, cpr, 心脏骤停, 没有呼吸, 没有脉搏, 心肺复苏',
  ),
  type(
    'medical-minor',
    'M',
    3,
    ['Medical, not life-threatening', '一般医疗'],
    { medic: 1 },
    'fall, fever, back pain, dizzy, sick person, abdominal pain, 摔倒, 发烧, 头晕, 腹痛, 不舒服',
  ),
  type(
    'overdose',
    'M',
    1,
    ['Overdose, poisoning', '药物过量或中毒'],
    { engine: 1, medic: 1 },
    'overdose, narcan, poisoning, swallowed pills, 药物过量, 中毒, 服药过量',
  ),
  type(
    'assault',
    'M',
    2,
    ['Assault, injury by violence', '暴力伤害'],
    { engine: 1, medic: 1 },
    'assault, stabbing, stabbed, shooting, gunshot, shot, 袭击, 刀伤, 枪伤, 打伤, 斗殴',
  ),
  type(
    'collision',
    'C',
    1,
    ['Traffic collision', '交通事故'],
    { engine: 1, medic: 1 },
    'traffic collision, car crash, car accident, pedestrian hit, hit by a car, crash, bicycle down, 交通事故, 车祸, 撞车, 撞人',
  ),
  type(
    'alarm',
    'A',
    2,
    ['Fire alarm', '火警报警器'],
    { engine: 1, truck: 1, chief: 1 },
    'fire alarm, smoke detector, alarm sounding, pull station, waterflow alarm, 火警铃, 烟感报警, 报警器响',
  ),
  type(
    'gas-leak',
    'H',
    2,
    ['Gas leak', '燃气泄漏'],
    { engine: 1, chief: 1 },
    'gas leak, smell of gas, natural gas, propane, 燃气泄漏, 煤气味, 天然气泄漏',
  ),
  type(
    'electrical-hazard',
    'H',
    2,
    ['Electrical hazard', '电力险情'],
    { engine: 1 },
    'wires down, power line, arcing, transformer, electrical, 电线掉落, 电线, 漏电, 变压器, 触电',
  ),
  type(
    'fuel-spill',
    'H',
    3,
    ['Fuel spill', '燃油泄漏'],
    { engine: 1 },
    'fuel spill, oil on the road, diesel spill, petrol spill, gasoline spill, 燃油泄漏, 油料泄漏, 漏油',
  ),
  type(
    'hazmat',
    'H',
    2,
    ['Hazardous material', '危险化学品'],
    { engine: 1, truck: 1, chief: 1, rescue: 1 },
    'hazmat, chemical spill, chemical, acid, chlorine, 危化品, 化学品泄漏, 危险品',
  ),
  type('odour', 'H', 3, ['Strange odour', '异常气味'], { engine: 1 }, 'odour, odor, strange smell, 异味, 怪味, 刺鼻'),
  type(
    'flooding',
    'H',
    3,
    ['Flooding, water on the road', '积水内涝'],
    { engine: 1 },
    'flood, flooded, flooding, water main, burst pipe, 积水, 内涝, 淹水, 水管爆裂',
  ),
  type(
    'rescue',
    'R',
    1,
    ['Trapped people, collapse', '被困救援'],
    { engine: 2, truck: 1, rescue: 1, chief: 1, medic: 1 },
    'trapped, collapse, collapsed, confined space, pinned, cliff, 被困, 坍塌, 倒塌, 受限空间, 悬崖',
  ),
  type(
    'water-rescue',
    'R',
    1,
    ['Water rescue', '水域救援'],
    { engine: 2, truck: 1, rescue: 1, chief: 1, medic: 1 },
    'water rescue, drowning, in the water, swimmer, surfer, capsized, 落水, 溺水, 水域救援, 翻船',
  ),
  type(
    'elevator-rescue',
    'R',
    3,
    ['Lift or escalator rescue', '电梯救援'],
    { truck: 1 },
    'elevator, escalator, stuck in a lift, 电梯被困, 困在电梯, 电梯, 扶梯',
  ),
  type(
    'service',
    'S',
    4,
    ['Citizen assist', '群众求助'],
    { engine: 1 },
    'locked out, lift assist, citizen assist, water leak, lockout, 求助, 被锁门外, 搀扶, 漏水',
  ),
  type(
    'assist-police',
    'S',
    4,
    ['Assist police', '协助警方'],
    { engine: 1 },
    'assist police, police request, forced entry, 协助警方, 警方请求',
  ),
  type('other', 'S', 3, ['Other', '其他'], { engine: 1 }, 'other, unknown problem, 其他, 不明情况'),
]
