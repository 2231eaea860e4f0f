export const personWords = {
  person: { en: 'person', zh: '人员' },
  'person.grant': { en: 'Grant rights', zh: '授予权限' },
  'person.remove': { en: 'Remove person', zh: '移除人员' },
  'person.granted': { en: '{{by}} granted {{name}}: {{roles, role}}', zh: '{{by}} 授予 {{name}}：{{roles, role}}' },
  'person.removed': { en: '{{by}} took all rights away', zh: '{{by}} 撤销了全部权限' },
  'person.notAtDesk': {
    en: 'Nobody at the desk is known as {{id}}. Choose a colleague from the list.',
    zh: '席位上没有 {{id}}，请从列表中选择同事。',
  },
  'person.notFound': { en: 'There is no person {{id}}.', zh: '没有人员 {{id}}。' },
}
