export const closureWords = {
  closure: { en: 'road closure', zh: '道路封闭' },
  'closure.add': { en: 'Close a road or an area', zh: '封闭道路或区域' },
  'closure.correct': { en: 'Change the closure', zh: '修改封闭' },
  'closure.lift': { en: 'Lift the closure', zh: '解除封闭' },
  'closure.added': {
    en: '{{kind, closureKind}}: {{street}} {{crossings}} {{reason}}',
    zh: '{{kind, closureKind}}：{{street}} {{crossings}} {{reason}}',
  },
  'closure.corrected': {
    en: 'Closure changed: {{kind, closureKind}} {{street}} {{crossings}} {{reason}}',
    zh: '封闭已修改：{{kind, closureKind}} {{street}} {{crossings}} {{reason}}',
  },
  'closure.lifted': { en: 'Closure lifted', zh: '封闭已解除' },
  'closure.notFound': {
    en: 'There is no closure {{id}}: somebody may have lifted it. Close the road anew if it still holds.',
    zh: '没有编号为 {{id}} 的封闭，可能已被解除；如仍有效请重新封闭。',
  },
  'closure.noLine': {
    en: 'A closed road needs two different points at least: set another, or name two crossings.',
    zh: '封闭道路至少需要两个不同的点：请再设一点，或指明两个路口。',
  },
  'closure.tooLong': {
    en: 'A closure is {{km}} km long at most. Close the parts one by one, or draw an area.',
    zh: '一处封闭最长 {{km}} 公里。请分段封闭，或绘制区域。',
  },
  'closure.past': {
    en: 'That end has passed already. Name a later one, or none.',
    zh: '结束时间已过。请填写以后的时间，或不填。',
  },
  'closure.endsFirst': {
    en: 'It would end before it begins. Name a later end, or none.',
    zh: '结束早于开始。请填写更晚的结束时间，或不填。',
  },
  'closure.noDirection': {
    en: 'Only a line has a direction. Draw the road as a line, or leave the direction out.',
    zh: '只有线才有方向。请用线绘制道路，或不指定方向。',
  },
  'closure.tooMany': {
    en: 'There are {{most}} closures already. Lift those that are over, then close this one.',
    zh: '已有 {{most}} 处封闭。请先解除已结束的，再封闭此处。',
  },
  'closureKind.closed': { en: 'road closed', zh: '封闭' },
  'closureKind.flooded': { en: 'flooded', zh: '积水' },
  'closureKind.slow': { en: 'slow, passable', zh: '缓行，可通行' },
}
