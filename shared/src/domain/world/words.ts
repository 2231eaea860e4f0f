export const worldWords = {
  'world.open': { en: 'Open world', zh: '开启世界' },
  'world.fork': { en: 'Fork world', zh: '分出世界' },
  'world.furnish': { en: 'Bring in city pack', zh: '导入城市数据包' },
  'world.setClock': { en: 'Set city clock', zh: '设置城市时钟' },
  'world.configure': { en: 'Change settings', zh: '修改设置' },

  'world.opened': { en: 'World opened: {{city}}', zh: '世界已开启：{{city}}' },
  'world.clockSet': { en: 'City clock set', zh: '城市时钟已设置' },
  'world.configured': { en: 'Settings changed', zh: '设置已更改' },

  'world.known': { en: 'This city is already set up.', zh: '本城市已完成设置。' },
  'world.realClock': {
    en: "This city runs on the real clock, which cannot be set. Only a sample city's clock can.",
    zh: '本城市使用真实时间，不能设置；只有示例城市的时钟可以设置。',
  },
  'world.tooManyDrills': {
    en: 'There are already {{most}} drills. End one before another begins.',
    zh: '已有 {{most}} 场演练，请先结束一场。',
  },
  'world.notFound': { en: 'This city is not set up yet.', zh: '本城市尚未设置。' },

  'worldKind.live': { en: 'LIVE', zh: '实时' },
  'worldKind.drill': { en: 'DRILL', zh: '演练' },
  'worldKind.replay': { en: 'REPLAY', zh: '回放' },
}
