/** Words of the sheets of a hand-over: they come with them. */
export const wordsShiftSheets = {
  'shift.to': { en: 'To', zh: '交给' },
  'shift.noSectors': { en: 'no sectors', zh: '没有辖区' },
  'shift.notes': { en: 'Notes', zh: '备注' },
  'shift.notesHint': { en: 'What the next desk has to know', zh: '下一班须知' },
  'shift.openItems': { en: 'Open calls that go along', zh: '随班移交的未结事件' },
  'shift.noOpenItems': { en: 'None that you have taken.', zh: '没有已接手的事件。' },
  'shift.held': {
    en: '{{count}} of your commands wait on this machine for the connection and do not go along.',
    zh: '本机有 {{count}} 条指令待发，不随班移交。',
  },
  'shift.offer': { en: 'Offer', zh: '提交交班' },
  'shift.later': { en: 'Not yet', zh: '稍后' },
  'shift.wasDeclined': { en: '{{to}} declined: {{reason}}', zh: '{{to}} 未接班：{{reason}}' },
  'shift.waitsFor': { en: 'Offered to {{to}} at {{at}}', zh: '已于 {{at}} 向 {{to}} 交班' },
  'shift.stillYours': {
    en: 'Until it is accepted, everything is still in your hand.',
    zh: '对方接班之前，一切仍由您负责。',
  },
  'shift.offeredAt': {
    en: 'Offered at {{at}}. With your acceptance all of this is yours.',
    zh: '{{at}} 提交。您接班后，以下内容由您负责。',
  },
  'shift.declineWhy': { en: 'Why not', zh: '不接班的原因' },
  'shift.stillInHand': { en: 'You still work {{sectors}}', zh: '您仍负责 {{sectors}}' },
  'shift.beforeYouGo': {
    en: 'Hand it over, or leave it: then everybody sees that nobody works it. Kept, it stays under your name.',
    zh: '请先交班；也可交出辖区，各席位将看到其无人负责；保留则仍在您名下。',
  },
  'shift.leaveAndGo': { en: 'Leave it, sign out', zh: '交出并退出' },
  'shift.keepAndGo': { en: 'Keep it, sign out', zh: '保留并退出' },
  'shift.stay': { en: 'Stay', zh: '留下' },
}
