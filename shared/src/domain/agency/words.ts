export const agencyWords = {
  'agency.register': { en: 'Register agency', zh: '登记机构' },
  'agency.registered': { en: 'Agency registered: {{name}}', zh: '机构已登记：{{name}}' },
  'agency.lendsNot': {
    en: '{{agency}} lends no {{capability, capability}}. Ask it for {{known, capability}}, or ask another.',
    zh: '{{agency}}不提供{{capability, capability}}。可请求{{known, capability}}，或联系其他机构。',
  },
  'agency.notFound': { en: 'There is no agency {{id}}.', zh: '没有编号为 {{id}} 的机构。' },
}
