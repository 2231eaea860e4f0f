/** Names of the roles. */
export const accessWords = {
  'role.calltaker': { en: 'call taker', zh: '接警员' },
  'role.dispatcher': { en: 'dispatcher', zh: '调度员' },
  'role.supervisor': { en: 'supervisor', zh: '值班长' },
  'role.alertauthor': { en: 'alert author', zh: '预警拟稿人' },
  'role.alertapprover': { en: 'alert approver', zh: '预警审批人' },
  'role.logistics': { en: 'logistics', zh: '物资保障' },
  'role.finance': { en: 'finance', zh: '财务' },
  'role.liaison': { en: 'liaison', zh: '部门联络员' },
  'role.field': { en: 'field crew', zh: '一线人员' },
  'role.auditor': { en: 'auditor', zh: '审计' },
  'role.admin': { en: 'administrator', zh: '管理员' },
  'role.feed': { en: 'data feed', zh: '数据接入' },
}
