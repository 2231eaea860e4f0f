export const facilityWords = {
  'facility.register': { en: 'Register facility', zh: '登记设施' },
  'facility.registered': { en: 'Facility registered: {{name}}', zh: '设施已登记：{{name}}' },
  'facility.notFound': { en: 'There is no facility {{id}}.', zh: '没有编号为 {{id}} 的设施。' },

  'facilityKind.station': { en: 'station', zh: '消防站' },
  'facilityKind.hospital': { en: 'hospital', zh: '医院' },
  'facilityKind.warehouse': { en: 'warehouse', zh: '仓库' },
  'facilityKind.shelter': { en: 'shelter', zh: '安置点' },
  'facilityKind.school': { en: 'school', zh: '学校' },
}
