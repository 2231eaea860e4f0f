export const alarmWords = {
  'alarm.take': { en: 'Take alarm', zh: '接手告警' },
  'alarm.shelve': { en: 'Shelve alarm', zh: '搁置告警' },
  'alarm.unshelve': { en: 'Bring shelved alarm back', zh: '恢复已搁置告警' },

  'alarm.taken': { en: 'Alarm taken', zh: '告警已接手' },
  'alarm.shelved': { en: 'Alarm shelved: {{reason}}', zh: '告警已搁置：{{reason}}' },
  'alarm.unshelved': { en: 'Shelved alarm brought back', zh: '已恢复搁置的告警' },
  'alarm.lapsed': { en: 'Note on an old alarm dropped', zh: '旧告警记录已清除' },

  'alarm.urgent': {
    en: '{{subject, number}} is priority 1, which is never shelved. Take it (T), or mute it at your desk (M).',
    zh: '{{subject, number}} 为一级告警，不能搁置。请接手 (T)，或仅在本席静音 (M)。',
  },
  'alarm.notShelved': { en: 'That alarm is not shelved: it stands as any other.', zh: '该告警未被搁置，正常显示。' },
  'alarm.notFound': {
    en: 'Nothing is noted of the alarm {{id}}: it is not shelved.',
    zh: '告警 {{id}} 没有搁置记录。',
  },
}
