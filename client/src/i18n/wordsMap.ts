/** Words of the pane in which the map is, or why there is none. */
export const wordsMap = {
  'map.drill': { en: 'DRILL — NO UNIT IS REALLY MOVING', zh: '演练 — 并无车辆真正出动' },
  'map.title': { en: 'Map', zh: '地图' },
  'map.loading': { en: 'Map is loading', zh: '地图加载中' },
  'map.off.title': { en: 'The map is off', zh: '地图已关闭' },
  'map.off.noWebgl': {
    en: 'This browser offers no WebGL 2, which the map draws with. Queue, board and command bar do all their work without it.',
    zh: '此浏览器不支持地图绘制所需的 WebGL 2。事件列表、力量看板和指令栏不受影响。',
  },
  'map.off.lost': {
    en: 'The graphics card took its memory back. Queue, board and command bar do all their work without the map.',
    zh: '显卡已收回绘图内存。事件列表、力量看板和指令栏不受影响。',
  },
  'map.off.failed': {
    en: 'The map could not be loaded. Queue, board and command bar do all their work without it.',
    zh: '地图未能加载。事件列表、力量看板和指令栏不受影响。',
  },
  'map.off.person': {
    en: 'You have switched it off. Queue, board and command bar do all their work without it.',
    zh: '您已将其关闭。事件列表、力量看板和指令栏不受影响。',
  },
  'map.on': { en: 'Switch the map on', zh: '打开地图' },
  'map.switch': { en: 'Switch the map off or on', zh: '关闭 / 打开地图' },
  'map.again': { en: 'Try again', zh: '重试' },
}
