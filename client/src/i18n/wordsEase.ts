/** What the console says of what is not confirmed yet, and of what there is nothing of. */
export const wordsEase = {
  'unconfirmed.sending': { en: 'on its way, not confirmed yet', zh: '发送中，尚未确认' },
  'unconfirmed.held': { en: 'held: sent when the connection is back', zh: '待发：恢复连接后发送' },
}
