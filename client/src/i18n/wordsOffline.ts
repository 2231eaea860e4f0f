/** What the console says while the hub is not reached. */
export const wordsOffline = {
  'offline.open': { en: 'What works', zh: '可用功能' },
  'offline.title': { en: 'Not live since {{time}}', zh: '自 {{time}} 起非实时' },
  'offline.never': { en: 'Not connected yet: nothing of the city is here', zh: '尚未连接：暂无城市数据' },
  'offline.why.hub': {
    en: 'The hub does not answer. It is tried again by itself.',
    zh: '服务无应答，系统会自动重试。',
  },
  'offline.why.network': {
    en: 'This machine has no network. The hub is tried again as soon as there is one.',
    zh: '本机没有网络，网络恢复后立即重连。',
  },
  'offline.asOf': {
    en: 'Calls, units and positions on the screen are as of {{time}}. Times with ~ go on by the clock of this machine.',
    zh: '屏幕上的事件、单元和位置均为 {{time}} 的情况。带 ~ 的计时按本机时钟继续。',
  },
  'offline.works': { en: 'Works', zh: '可用' },
  'offline.works.read': {
    en: 'Reading the queue, the board, the map and the log of the call that was open',
    zh: '查看事件队列、单元看板、地图和已打开事件的日志',
  },
  'offline.works.command': {
    en: 'Commands by bar, key or button: they are kept in this window and sent in order when the hub is back',
    zh: '通过指令栏、快捷键或按钮下达的指令：保存在本窗口，恢复后按顺序发送',
  },
  'offline.works.print': { en: 'Printing the board or the open call', zh: '打印看板或当前事件' },
  'offline.not': { en: 'Does not', zh: '不可用' },
  'offline.not.news': {
    en: 'New calls, statuses, positions and alarms do not arrive, and nobody sees what you do here',
    zh: '收不到新的警情、状态、位置和告警，他人也看不到您的操作',
  },
  'offline.not.ask': {
    en: 'New recommendations, logs not opened before, closed calls, files, and what screens have yet to fetch',
    zh: '新的派警建议、未打开过的日志、已结案事件、附件，以及尚未加载的页面内容',
  },
  'offline.not.leave': {
    en: 'Keep this window open: the page comes from the hub, and closing it loses what is held',
    zh: '请勿关闭或刷新本窗口：页面由服务端提供，关闭会丢失待发指令',
  },
  'offline.held': { en: 'Held: {{count}}', zh: '待发：{{count}} 条' },
  'offline.heldWhy': {
    en: 'Nothing of it has been confirmed. What others did meanwhile may make the hub refuse some; the bar then says so.',
    zh: '均未得到确认。若他人期间已有操作，部分指令可能被拒绝，届时指令栏会说明。',
  },
  'fetched.failed': { en: 'This part could not be loaded', zh: '此部分未能加载' },
  'fetched.works': { en: 'Everything else works.', zh: '其他功能不受影响。' },
  'fetched.again': { en: 'Load the page again', zh: '重新加载页面' },
  'log.notLive': {
    en: 'This log was not open before the connection went. It comes with the connection.',
    zh: '断线前未打开过此日志，恢复连接后显示。',
  },
  'call.unread': { en: 'This call could not be read', zh: '无法读取此事件' },
  'call.unreadWhat': {
    en: 'The hub does not answer. Choose it again once the strip says LIVE; calls of the queue open without the hub.',
    zh: '服务无应答。请在顶栏显示“实时”后重新选择；队列中的事件无需服务即可打开。',
  },
}
