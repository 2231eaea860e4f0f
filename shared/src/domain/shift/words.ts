export const shiftWords = {
  shift: { en: 'shift', zh: '班次' },
  'shift.take': { en: 'Take sectors', zh: '负责辖区' },
  'shift.leave': { en: 'Leave sectors', zh: '交出辖区' },
  'shift.handOver': { en: 'Hand over the shift', zh: '交班' },
  'shift.withdraw': { en: 'Withdraw the hand-over', zh: '撤回交班' },
  'shift.accept': { en: 'Accept the hand-over', zh: '接班' },
  'shift.decline': { en: 'Decline the hand-over', zh: '不接班' },

  'shift.offered': { en: 'Hand-over offered to {{to}}', zh: '向 {{to}} 交班，待接班' },
  'shift.accepted': { en: 'Hand-over accepted', zh: '已接班' },
  'shift.declined': { en: 'Hand-over declined', zh: '未接班' },
  'shift.withdrawn': { en: 'Hand-over withdrawn', zh: '交班已撤回' },

  'shift.notFound': { en: 'Nothing was handed over by {{id}} yet.', zh: '{{id}} 尚未交过班。' },
  'shift.toSelf': { en: 'Hand over to somebody else than yourself.', zh: '不能交班给自己，请选择同事。' },
  'shift.alreadyOffered': {
    en: 'You have offered a hand-over to {{to}}, who has not answered. Withdraw it first.',
    zh: '您已向 {{to}} 交班，对方尚未答复。请先撤回。',
  },
  'shift.nothing': {
    en: 'You work no sector and have taken no call: there is nothing to hand over. Write a note to hand over that.',
    zh: '您没有负责的辖区，也没有接手的事件，无可移交；如有交代请写备注。',
  },
  'shift.noOffer': {
    en: 'No hand-over by {{from}} waits for an answer.',
    zh: '{{from}} 没有待答复的交班。',
  },
  'shift.notForYou': {
    en: '{{from}} hands over to {{to}}, not to you. Ask for a hand-over to you.',
    zh: '{{from}} 是向 {{to}} 交班，不是向您。请对方改为向您交班。',
  },
}
