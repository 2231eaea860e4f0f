/** What the frame says: sign-in, strip, rail, time bar, help. */
export const wordsFrame = {
  'app.name': { en: 'Muster', zh: 'Muster' },
  'app.title': { en: 'Muster · operations console', zh: 'Muster · 指挥调度台' },
  'app.noHub': { en: 'The hub does not answer. Trying again.', zh: '服务无应答，正在重试。' },

  'signin.username': { en: 'User name', zh: '用户名' },
  'signin.password': { en: 'Password', zh: '密码' },
  'signin.submit': { en: 'Sign in', zh: '登录' },
  'signin.busy': { en: 'Signing in…', zh: '正在登录…' },
  'signin.noHub': { en: 'The hub does not answer. Try again.', zh: '服务无应答，请重试。' },
  'signin.demo': { en: 'Sample city: sign in as', zh: '示例城市，可用以下身份登录' },
  'signin.demoPassword': { en: 'All of them with the password {{password}}', zh: '密码均为 {{password}}' },
  'signin.out': { en: 'Sign out', zh: '退出登录' },

  'strip.notLive': { en: 'NOT LIVE', zh: '非实时' },
  'strip.connecting': { en: 'connecting', zh: '连接中' },
  'strip.age': {
    en: '{{age}} s old. Use radio.',
    zh: '数据已过时 {{age}} 秒。请改用电台。',
  },
  'strip.held_one': { en: '1 command held, sent on reconnect.', zh: '1 条指令待发，恢复后发送。' },
  'strip.held_other': {
    en: '{{count}} commands held, sent in order on reconnect.',
    zh: '{{count}} 条指令待发，恢复后按序发送。',
  },
  'strip.heldNone': { en: 'Commands are held until the connection is back.', zh: '指令将保留至连接恢复。' },
  'strip.utc': { en: '{{time}} UTC', zh: '{{time}} 世界时' },
  'strip.connection': { en: 'Newest heartbeat {{age}} s ago', zh: '最新心跳 {{age}} 秒前' },
  'strip.feeds': { en: 'Feeds', zh: '接入' },
  'strip.feedsTitle': { en: 'Feeds not well: {{bad}}', zh: '异常接入：{{bad}}' },
  'strip.feedsWell': { en: 'All feeds are well', zh: '全部接入正常' },
  'strip.onDuty': { en: 'On duty: {{name}}', zh: '值班：{{name}}' },
  'strip.language': { en: 'EN / 中: switch to Chinese', zh: '中 / EN：切换为英文' },
  'strip.theme': { en: 'Switch between night and day', zh: '切换夜间与日间' },
  'strip.help': { en: 'Help', zh: '帮助' },

  'alarm.label': { en: 'Alarms', zh: '告警' },
  'alarm.waiting': {
    en: '{{priority, priority}} {{type}} waiting {{timer}}',
    zh: '{{priority, priority}} {{type}} 待派 {{timer}}',
  },
  'alarm.nobody': { en: 'nobody has taken it', zh: '无人接手' },
  'alarm.owner': { en: 'taken by {{owner}}', zh: '{{owner}} 已接手' },
  'alarm.open': { en: 'Show incident {{number}}', zh: '显示事件 {{number}}' },
  'alarm.take': { en: 'Take', zh: '接手' },
  'alarm.mute': { en: 'Mute mine', zh: '本席静音' },
  'alarm.over': { en: '{{count}} waiting over the limit', zh: '{{count}} 起超时待派' },
  'alarm.near': { en: '{{count}} waiting inside the limit', zh: '{{count}} 起限内待派' },
  'alarm.muted': { en: '{{count}} muted by you', zh: '本席静音 {{count}} 起' },

  'rail.label': { en: 'Screens', zh: '页面' },
  'rail.operations': { en: 'Operations', zh: '指挥调度' },

  'timebar.live': { en: 'LIVE', zh: '实时' },
  'timebar.stopped': { en: 'STOPPED {{time}}', zh: '停于 {{time}}' },
  'timebar.now': { en: 'now', zh: '现在' },
  'timebar.journal': { en: 'Journal {{head}}', zh: '日志 {{head}}' },
  'timebar.calls': {
    en: '{{count}} calls received since {{time}}',
    zh: '{{time}} 以来接警 {{count}} 起',
  },

  'help.title': { en: 'Keys', zh: '快捷键' },
  'help.close': { en: 'Close', zh: '关闭' },
  'help.keysOn': { en: 'Single keys act', zh: '启用单键快捷操作' },
  'help.keysHint': {
    en: 'They never act while you type in a field. Switch them off where they get in the way of a screen reader.',
    zh: '在输入框内打字时不会触发。若与读屏软件冲突，可在此关闭。',
  },

  'action.help': { en: 'This list', zh: '显示本列表' },
  'action.take': { en: 'Take the alarm', zh: '接手告警事件' },
  'action.mute': { en: 'Mute the alarm, mine only', zh: '告警静音，仅本席' },
}
