/** Words of taking a call: the card of questions, the clock of its steps, who called. */
export const wordsCallTaking = {
  'card.title': { en: 'Questions', zh: '询问' },
  'card.of': { en: '{{known}} of {{count}} answered', zh: '已答 {{known}}/{{count}}' },
  'card.show': { en: 'show, {{known}} of {{count}} answered', zh: '显示，已答 {{known}}/{{count}}' },
  'card.ask': { en: 'Answer the questions', zh: '回答询问' },
  'card.hide': { en: 'Show or hide the questions', zh: '显示或隐藏询问' },
  'card.sending': { en: 'sending', zh: '发送中' },
  'card.notANumber': { en: 'A number, or U if nobody knows', zh: '请输入数字；不明请按 U' },

  'steps.title': { en: 'Taking the call', zh: '接警进度' },
  'steps.received': { en: 'received', zh: '接警' },
  'steps.placed': { en: 'placed', zh: '定位' },
  'steps.typed': { en: 'typed', zh: '定类' },
  'steps.answered': { en: 'asked', zh: '询问' },
  'steps.sent': { en: 'sent', zh: '派警' },
  'steps.limit': { en: 'The standard is {{limit}} until the first unit is sent', zh: '标准：{{limit}} 内派出首个单元' },
  'taking.since': { en: 'Time since this call began to be typed', zh: '自开始录入本警情以来的时间' },

  'call.callerSet': { en: 'Write down who called', zh: '登记报警人' },
  'call.callerChange': { en: 'Change', zh: '更改' },
  'call.callBack': { en: 'Call back {{phone}}', zh: '回拨 {{phone}}' },
  'call.copy': { en: 'Copy', zh: '复制' },
  'call.copied': { en: 'Copied', zh: '已复制' },
}
