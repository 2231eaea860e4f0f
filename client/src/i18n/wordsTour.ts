/** What the tour of the first minute says; fetched with it. */
export const wordsTour = {
  'tour.label': { en: 'The first minute', zh: '一分钟上手' },
  'tour.next': { en: 'Next', zh: '下一步' },
  'tour.back': { en: 'Back', zh: '上一步' },
  'tour.end': { en: 'Done', zh: '完成' },
  'tour.skip': { en: 'Skip', zh: '跳过' },
  'tour.queue': { en: 'Who waits is on top', zh: '待派事件排在最前' },
  'tour.queue.what': {
    en: 'Choose a call with J, open it with ⏎. Or report one: N, what and where, ⏎.',
    zh: '按 J 选择事件，⏎ 打开。也可按 N，输入类型和地点后 ⏎，登记新警情。',
  },
  'tour.send': { en: 'Send the recommended units', zh: '派出建议的单元' },
  'tour.send.what': {
    en: 'A sends those that the hub proposes, by road and by what they can do. D lets you choose others.',
    zh: '按 A 派出系统按路程和能力建议的单元。按 D 可另选。',
  },
  'tour.undo': { en: 'Sent. It can be taken back', zh: '已派出，可以撤销' },
  'tour.undo.what': {
    en: 'For ten seconds U takes back the newest command. A mark stays until the hub has confirmed it.',
    zh: '十秒内按 U 可撤销最近一条指令。系统确认之前会显示未确认标记。',
  },
  'tour.help': { en: 'Every key, and everything by name', zh: '全部按键和全部操作' },
  'tour.help.what': {
    en: '? shows the keys of where you are. Ctrl+K finds everything by name, in both languages.',
    zh: '? 显示当前可用的按键。Ctrl+K 可按名称（中英文、拼音首字母）查找全部操作。',
  },
  'tour.yours': { en: 'The next call is yours', zh: '下一起由您处置' },
  'tour.yours.what': {
    en: 'That was all of it: see, open, send. Take the next that waits.',
    zh: '就是这些：看到、打开、派出。请处置下一起待派事件。',
  },
}
