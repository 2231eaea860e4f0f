/** What the console says of what is not confirmed yet, and of what there is nothing of. */
export const wordsEase = {
  'tour.new': { en: 'New here?', zh: '第一次使用？' },
  'tour.start': { en: 'The first minute, step by step', zh: '一分钟上手' },
  'tour.notNow': { en: 'Not now', zh: '暂不' },

  'unconfirmed.sending': { en: 'on its way, not confirmed yet', zh: '发送中，尚未确认' },
  'unconfirmed.held': { en: 'held: sent when the connection is back', zh: '待发：恢复连接后发送' },
}
