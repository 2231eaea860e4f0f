export const premiseWords = {
  premise: { en: 'note of a place', zh: '地点提示' },
  'premise.add': { en: 'Note about this place', zh: '登记地点提示' },
  'premise.amend': { en: 'Change note of the place', zh: '修改地点提示' },
  'premise.strike': { en: 'Strike note of the place', zh: '撤销地点提示' },
  'premise.added': { en: 'Noted about the place: {{text}}', zh: '登记地点提示：{{text}}' },
  'premise.amended': { en: 'Note of the place changed: {{text}}', zh: '地点提示已修改：{{text}}' },
  'premise.struck': { en: 'Note of the place struck', zh: '地点提示已撤销' },
  'premise.notFound': {
    en: 'There is no note {{id}} of a place: somebody may have struck it. Add it anew if it still holds.',
    zh: '没有编号为 {{id}} 的地点提示，可能已被撤销；如仍有效请重新登记。',
  },
  'premise.noPlace': {
    en: 'Say of which place: a point or an address.',
    zh: '请说明是哪个地点：坐标或地址。',
  },
  'premise.past': {
    en: 'That time has passed already. Name a later one, or none.',
    zh: '该时间已过。请填写以后的时间，或不填。',
  },
  'premiseKind.hazard': { en: 'Hazard', zh: '危险' },
  'premiseKind.access': { en: 'Access', zh: '进入方式' },
  'premiseKind.contact': { en: 'Contact', zh: '联系人' },
  'premiseKind.note': { en: 'Note', zh: '提示' },
}
