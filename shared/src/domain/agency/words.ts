export const agencyWords = {
  'agency.register': { en: 'Register agency', zh: '登记机构' },
  'agency.registered': { en: 'Agency registered: {{name}}', zh: '机构已登记：{{name}}' },
  'agency.notFound': { en: 'There is no agency {{id}}.', zh: '没有编号为 {{id}} 的机构。' },
}
