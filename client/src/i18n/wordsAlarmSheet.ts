/** Words of the list of alarms: they come with it. */
export const wordsAlarmSheet = {
  'alarms.priority': { en: 'Alarm priority {{priority}} of 3', zh: '告警级别 {{priority}}（共 3 级）' },
  'alarms.unmute': { en: 'Let it sound', zh: '恢复声音' },
  'alarms.unshelve': { en: 'Bring back', zh: '恢复' },
  'alarms.go': { en: 'Show', zh: '显示' },
  'alarms.expand': { en: 'One by one', zh: '逐条显示' },
  'alarms.close': { en: 'Close', zh: '关闭' },
  'alarms.list': { en: 'Alarms, most urgent first', zh: '告警，按紧急程度' },
  'alarms.pastFrom': { en: 'seen here since {{time}}', zh: '本席自 {{time}} 起记录' },
  'alarms.none': { en: 'No alarm', zh: '没有告警' },
  'alarms.noneWhy': {
    en: 'Nothing is over its limit, and every feed is well.',
    zh: '无超时事项，全部接入正常。',
  },
  'alarms.noneHeld': {
    en: 'As of {{time}}: nothing new arrives until the connection is back.',
    zh: '截至 {{time}}：连接恢复前不会有新信息。',
  },
  'alarms.flood': {
    en: 'Flood: {{count}} new alarms in 10 min. Only priority 1 sounds; the lowest are one line.',
    zh: '告警潮：10 分钟内新增 {{count}} 条。仅一级发声，低级合并为一行。',
  },
  'alarms.shelfText': { en: '{{by}} until {{time}}: {{reason}}', zh: '{{by}}，至 {{time}}：{{reason}}' },
  'alarms.reason': { en: 'Why (others see it)', zh: '原因（他人可见）' },
  'alarms.forHow': { en: 'For how long', zh: '搁置时长' },
  'alarms.min_one': { en: '{{count}} min', zh: '{{count}} 分钟' },
  'alarms.min_other': { en: '{{count}} min', zh: '{{count}} 分钟' },
  'alarms.hours_one': { en: '{{count}} hour', zh: '{{count}} 小时' },
  'alarms.hours_other': { en: '{{count}} hours', zh: '{{count}} 小时' },
  'alarms.back': { en: 'Back', zh: '返回' },
  'alarms.pick': { en: '↑ ↓ choose a line', zh: '↑ ↓ 选择一行' },
}
