/** What the plan of a day says; fetched with it. */
export const wordsPlan = {
  'plan.days': { en: 'Day of the week', zh: '星期' },
  'plan.nextDay': { en: 'Plan: next day', zh: '规划：下一天' },
  'plan.nextHour': { en: 'Plan: next hour', zh: '规划：下一小时' },
  'plan.formerHour': { en: 'Plan: former hour', zh: '规划：上一小时' },
  'plan.print': { en: 'Print', zh: '打印' },
  'plan.loading': { en: 'The day is being planned…', zh: '正在规划当日部署…' },
  'plan.failed': { en: 'No plan came', zh: '未取得规划' },
  'plan.failed.why': {
    en: 'The hub did not answer in time; it is asked again by itself.',
    zh: '系统未及时应答，将自动重试。',
  },
  'plan.past': {
    en: 'Plans are made for the city as it is now: go live with Shift+G.',
    zh: '规划只针对当前城市：按 Shift+G 回到实时。',
  },
  'plan.finding': {
    en: '{{day}}: {{least}} to {{most}} needed ({{capability, capability}}), in {{unitHours}} unit hours of shifts; {{now}} if all {{onDuty}} on duty now stay all day',
    zh: '{{day}}：{{capability, capability}}需 {{least}}–{{most}} 个，按班次共 {{unitHours}} 单元时；当前在岗 {{onDuty}} 个若全天在岗为 {{now}} 单元时',
  },
  'plan.finding.none': {
    en: '{{day}}: nothing can be planned ({{capability, capability}})',
    zh: '{{day}}：{{capability, capability}}无法规划',
  },
  'plan.proposes': {
    en: 'A proposal: nothing in the city is changed by it. In time is within {{drive}} of driving; {{percent}} % of calls are wanted.',
    zh: '仅为建议，不会改动任何部署。达标指行车 {{drive}} 内到达，目标为 {{percent}}% 的警情。',
  },
  'plan.hours': { en: 'Hours of the day', zh: '各小时' },
  'plan.hour': { en: 'Hour', zh: '时' },
  'plan.calls': { en: 'Calls', zh: '警情' },
  'plan.calls.what': { en: 'Calls to expect in the hour, from past ones', zh: '按历史警情预计的本小时警情' },
  'plan.need': { en: 'Need', zh: '应有' },
  'plan.need.what': { en: 'The fewest units that hold the standard', zh: '达到标准所需的最少单元' },
  'plan.shifts': { en: 'Shifts', zh: '班次' },
  'plan.shifts.what': { en: 'Units that the proposed shifts have on duty', zh: '建议班次的在岗单元' },
  'plan.onDuty': { en: 'Duty {{units}}', zh: '在岗 {{units}}' },
  'plan.inTime': { en: 'In time', zh: '达标' },
  'plan.short': { en: 'more than are on duty now', zh: '多于当前在岗' },
  'plan.gain': {
    en: '{{hour}}: {{moved}} in time with these posts, {{now}} with today’s, the same {{units}} on duty',
    zh: '{{hour}}：同样 {{units}} 个在岗，按此驻守达标 {{moved}}，按现有驻地 {{now}}',
  },
  'plan.gain.day': {
    en: 'Those on duty, all day: {{moved}} of calls in time if they wait at better posts in each hour, {{now}} from today’s.',
    zh: '现有在岗单元全天：逐小时优化驻守点后达标 {{moved}}，按现有驻地 {{now}}。',
  },
  'plan.gain.none': {
    en: '{{hour}}: nobody is on duty now, so today’s posts answer nothing in time',
    zh: '{{hour}}：当前无人在岗，现有驻地无法按时到达',
  },
  'plan.gain.planned': {
    en: 'With the {{units}} of the shifts: {{planned}} in time. At most, with any number: {{most}}.',
    zh: '按班次 {{units}} 个：达标 {{planned}}。单元不限时最多 {{most}}。',
  },
  'plan.post': { en: 'Post', zh: '驻守点' },
  'plan.today': { en: 'Today', zh: '现有' },
  'plan.today.what': { en: 'Units on duty that are at home there', zh: '以此为驻地的在岗单元' },
  'plan.moved': { en: 'Better', zh: '优化' },
  'plan.moved.what': { en: 'Where the same units should wait in this hour', zh: '同样单元在本小时的建议驻守点' },
  'plan.planned': { en: 'Shifts', zh: '班次' },
  'plan.planned.what': {
    en: 'Where the units of the shifts should wait in this hour',
    zh: '班次单元在本小时的建议驻守点',
  },
  'plan.noPostsUsed': { en: 'Nobody waits anywhere in this hour.', zh: '本小时无人驻守。' },
  'plan.block': { en: '{{from}}–{{to}}', zh: '{{from}}–{{to}}' },
  'plan.from': { en: 'From – to', zh: '起止' },
  'plan.length': { en: 'Length', zh: '时长' },
  'plan.units': { en: 'Units', zh: '单元' },
  'plan.lengthOf': { en: '{{hours}} h', zh: '{{hours}} 小时' },
  'plan.shiftsTitle': { en: 'Shifts: {{unitHours}} unit hours', zh: '班次：共 {{unitHours}} 单元时' },
  'plan.least': { en: 'No shifts of these lengths take fewer: proven.', zh: '同等时长的班次不可能更少，已证明。' },
  'plan.leastAt': {
    en: 'No shifts of these lengths take fewer than {{least}}.',
    zh: '同等时长的班次最少需 {{least}} 单元时。',
  },
  'plan.alike': {
    en: 'Past midnight they go on into the next day, planned as if it were like this one.',
    zh: '跨零点者延续至次日，按次日与本日相同规划。',
  },
  'plan.limits': {
    en: 'Calls as in past weeks, roads as now, work as recorded on average.',
    zh: '警情按以往各周，道路按当前，出动时长取记录平均值。',
  },
  'plan.byHour': { en: 'Units at each post, by hour', zh: '各驻守点逐小时单元数' },
  'plan.why.noPosts': {
    en: 'No station lies on a road of the map, so there is nowhere to wait: register stations first.',
    zh: '地图道路上没有站点，无处驻守；请先登记站点。',
  },
  'plan.why.noneReached_one': {
    en: 'In {{count}} hour nobody is reached in time from any post: see whether roads are closed, or set a post nearer by.',
    zh: '有 {{count}} 个小时从任何驻守点都无法按时到达；请查看道路封闭，或就近设点。',
  },
  'plan.why.noneReached_other': {
    en: 'In {{count}} hours nobody is reached in time from any post: see whether roads are closed, or set a post nearer by.',
    zh: '有 {{count}} 个小时从任何驻守点都无法按时到达；请查看道路封闭，或就近设点。',
  },
  'plan.why.onePost': {
    en: 'There is one post only, so where to wait is no choice.',
    zh: '只有一个驻守点，没有选择余地。',
  },
  'plan.why.noneHave': {
    en: 'No unit that you may see can do this: what is needed is told all the same.',
    zh: '您可见的单元均无此能力；仍给出所需数量。',
  },
  'plan.why.noneOnDuty': {
    en: 'Nobody who can do this is on duty now: what is needed is told all the same.',
    zh: '当前没有具备此能力的在岗单元；仍给出所需数量。',
  },
  'plan.why.placeless_one': {
    en: '{{count}} unit on duty has no station on a road: it counts as on duty and answers nothing in time.',
    zh: '{{count}} 个在岗单元没有临路驻地：计入在岗，但不计达标。',
  },
  'plan.why.placeless_other': {
    en: '{{count}} units on duty have no station on a road: they count as on duty and answer nothing in time.',
    zh: '{{count}} 个在岗单元没有临路驻地：计入在岗，但不计达标。',
  },
  'plan.why.offRoad_one': {
    en: '{{count}} station lies on no road and is left out.',
    zh: '{{count}} 个站点不临路，未计入。',
  },
  'plan.why.offRoad_other': {
    en: '{{count}} stations lie on no road and are left out.',
    zh: '{{count}} 个站点不临路，未计入。',
  },
  'plan.why.noCalls_one': {
    en: 'No calls are known for {{count}} hour of this day: people stand for them. Past calls are learnt with build-city.',
    zh: '本日有 {{count}} 个小时没有历史警情，以人口代替；可用 build-city 学习历史警情。',
  },
  'plan.why.noCalls_other': {
    en: 'No calls are known for {{count}} hours of this day: people stand for them. Past calls are learnt with build-city.',
    zh: '本日有 {{count}} 个小时没有历史警情，以人口代替；可用 build-city 学习历史警情。',
  },
  'plan.why.noWork': {
    en: 'No recorded call used such a unit: how busy they would be is not known, only distance counts.',
    zh: '记录中没有使用过此类单元，忙碌程度不明，只按距离计算。',
  },
  'plan.why.tooFar_one': {
    en: 'In {{count}} hour these posts are too far away for the standard, whatever the number of units: {{percent}} % at most. The need comes close to that.',
    zh: '有 {{count}} 个小时这些驻守点过远，单元再多也达不到标准，最多 {{percent}}%；应有数按接近此值计。',
  },
  'plan.why.tooFar_other': {
    en: 'In {{count}} hours these posts are too far away for the standard, whatever the number of units: {{percent}} % at most in the worst. The need comes close to that.',
    zh: '有 {{count}} 个小时这些驻守点过远，单元再多也达不到标准，最差时最多 {{percent}}%；应有数按接近此值计。',
  },
  'plan.why.tooMany_one': {
    en: 'In {{count}} hour more than {{units}} units would be needed: more than a plan may ask for. Plan a smaller area, or a lower share.',
    zh: '有 {{count}} 个小时需要超过 {{units}} 个单元，超出规划上限；请缩小区域或降低目标。',
  },
  'plan.why.tooMany_other': {
    en: 'In {{count}} hours more than {{units}} units would be needed: more than a plan may ask for. Plan a smaller area, or a lower share.',
    zh: '有 {{count}} 个小时需要超过 {{units}} 个单元，超出规划上限；请缩小区域或降低目标。',
  },
}
