/** What the public's front page says. */
export const frontPageWords = {
  'front.purpose': {
    en: 'The shared picture of emergencies in this city.',
    zh: '本市突发事件的共享态势。',
  },
  'front.now': {
    en: '{{active}} incidents are being worked on and {{waiting}} wait for units, as of {{time}} city time.',
    zh: '截至本市时间 {{time}}，正在处置 {{active}} 起事件，{{waiting}} 起待派力量。',
  },
  'front.sample': {
    en: 'This is a sample city: its calls are those of a past day, and nothing here is happening now.',
    zh: '这是示例城市：报警均来自过去某日，此处内容并非正在发生。',
  },
  'front.danger': { en: 'In danger, call your emergency number.', zh: '如遇危险，请拨打报警电话。' },
  'front.console': { en: 'Open the console', zh: '进入指挥台' },
  'front.docs': { en: 'Interfaces', zh: '接口文档' },
  'front.other': { en: '中文', zh: 'English' },
} as const
