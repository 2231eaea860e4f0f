export const sectorWords = {
  sector: { en: 'sector', zh: '辖区' },
  'sector.taken': { en: 'Taken by {{worker}}', zh: '由 {{worker}} 负责' },
  'sector.left': { en: 'Left: nobody works it', zh: '已交出，无人负责' },

  'sector.notFound': { en: 'There is no sector {{id}}. Known: {{known}}.', zh: '没有辖区 {{id}}。现有：{{known}}。' },
  'sector.worked': {
    en: '{{sector}} is worked by {{worker}}. Ask for a hand-over; a supervisor can take it with a reason.',
    zh: '{{sector}} 由 {{worker}} 负责。请其交班；值班长可注明理由强制接管。',
  },
  'sector.yours': { en: 'You already work {{sector}}.', zh: '您已负责 {{sector}}。' },
  'sector.noneYours': { en: 'You work no sector. Take one first.', zh: '您没有负责的辖区，请先负责一个。' },
  'sector.notYours': {
    en: 'You do not work {{sector}}. Only who works a sector can leave it or hand it over.',
    zh: '{{sector}} 不由您负责，只有负责人可以交出或移交。',
  },
}
