import type { City } from '@muster/server/cities/pack.ts'

type Checklist = NonNullable<City['checklists']>[number]

const checklist = (id: string, types: string[], items: Record<string, [en: string, zh: string]>): Checklist => ({
  id,
  types,
  items: Object.entries(items).map(([item, [en, zh]]) => ({ id: `${id}-${item}`, name: { en, zh } })),
})

/** What a dispatcher sees to on the calls that go wrong where it is forgotten; short, in the order of work. Made for the sample. */
export const checklists: Checklist[] = [
  checklist('fire', ['fire'], {
    inside: ['People inside: asked', '询问室内人员'],
    utilities: ['Gas and electricity told', '通知燃气、供电'],
    water: ['Water supply confirmed', '确认水源'],
    channel: ['Fireground channel given', '指定现场频道'],
    command: ['Commander named', '确认现场指挥'],
    count: ['Crews counted at 20 min', '20 分钟清点人员'],
    clear: ['All clear heard', '确认搜救完毕'],
  }),
  checklist('medical', ['medical', 'cardiac-arrest', 'overdose'], {
    breathing: ['Awake and breathing: asked', '询问意识、呼吸'],
    advice: ['First aid told by phone', '电话指导急救'],
    access: ['Way in and door opened', '确认进入方式、开门'],
    hospital: ['Hospital told', '通知医院'],
  }),
  checklist('hazmat', ['hazmat', 'gas-leak', 'fuel-spill'], {
    substance: ['Substance or UN number asked', '询问物质或 UN 编号'],
    wind: ['Wind told to crews', '告知风向'],
    approach: ['Crews come from upwind', '提示上风方向接近'],
    zone: ['Distance kept, people told', '划定隔离区、告知群众'],
    utility: ['Utility company told', '通知公用事业单位'],
  }),
  checklist('water', ['water-rescue'], {
    seen: ['Last seen: place and time', '最后看到的地点、时间'],
    count: ['How many in the water', '落水人数'],
    watch: ['Caller keeps them in sight', '请报警人持续观察'],
    coast: ['Coast Guard told', '通知海岸警卫队'],
    entry: ['Where boats go in told', '告知下水点'],
  }),
  checklist('collision', ['collision'], {
    trapped: ['Trapped people: asked', '询问被困人员'],
    lanes: ['Lanes blocked: asked', '询问占道情况'],
    fuel: ['Fuel, fire, cargo: asked', '询问漏油、起火、货物'],
    police: ['Police told', '通知警方'],
  }),
]
