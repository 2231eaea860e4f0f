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

/** What the first run's page says. */
export const setupWords = {
  'setup.title': { en: 'Make the administrator', zh: '创建管理员' },
  'setup.purpose': {
    en: 'This city has no administrator yet. This page works once, on this machine, for 30 minutes after the start.',
    zh: '本城市尚无管理员。此页面仅限本机使用一次，启动后 30 分钟内有效。',
  },
  'setup.username': { en: 'User name (small letters, digits, . _ -)', zh: '用户名（小写字母、数字、. _ -）' },
  'setup.password': { en: 'Password (12 characters or more)', zh: '密码（至少 12 个字符）' },
  'setup.make': { en: 'Make administrator', zh: '创建管理员' },
  'setup.fields': {
    en: 'The user name or the password does not fit: see what is asked beside each.',
    zh: '用户名或密码不符合要求，请按各栏说明填写。',
  },
  'setup.token': {
    en: 'This address does not hold. Use the one that the hub printed last.',
    zh: '此地址无效，请使用启动时最后显示的地址。',
  },
} as const
