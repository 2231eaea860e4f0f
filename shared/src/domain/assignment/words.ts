export const assignmentWords = {
  assignment: { en: 'assignment', zh: '出动任务' },
  'assignment.record': { en: 'Record finished work', zh: '补录已完成任务' },

  'assignment.made': { en: '{{unit}} {{status, status}}', zh: '{{unit}} {{status, status}}' },
  'assignment.made.eta': {
    en: '{{unit}} {{status, status}}, due in {{eta}}',
    zh: '{{unit}} {{status, status}}，预计 {{eta}} 到场',
  },
  'assignment.made.self': {
    en: '{{unit}} {{status, status}}, went on its own',
    zh: '{{unit}} {{status, status}}，自行出动',
  },
  'assignment.advanced': { en: '{{unit}} {{status, status}}', zh: '{{unit}} {{status, status}}' },
  'assignment.moved': { en: '{{unit}} goes on with this call', zh: '{{unit}} 转入本事件继续处置' },
  'assignment.corrected': { en: '{{unit}} set back to {{status, status}}', zh: '{{unit}} 更正为{{status, status}}' },
  'assignment.ended': {
    en: '{{unit}} {{cause, cause}}, now {{unitBecomes, status}}',
    zh: '{{unit}} {{cause, cause}}，现{{unitBecomes, status}}',
  },
  'assignment.recorded': { en: '{{unit}}: earlier work recorded', zh: '{{unit}}：补录此前任务' },

  'assignment.archived': { en: 'Work moved to the archive', zh: '任务已归档' },
  'assignment.restored': { en: 'Work brought back from the archive', zh: '任务已从档案恢复' },

  'assignment.known': { en: 'Assignment {{assignment}} is already recorded.', zh: '任务 {{assignment}} 已有记录。' },
  'assignment.notFound': { en: 'There is no assignment {{id}}.', zh: '没有编号为 {{id}} 的任务。' },

  'cause.cleared': { en: 'cleared', zh: '任务结束' },
  'cause.recalled': { en: 'recalled', zh: '召回' },
  'cause.diverted': { en: 'diverted', zh: '改派' },
  'cause.outofservice': { en: 'broke off, out of service', zh: '中断，停用' },
  'cause.closed': { en: 'released, incident closed', zh: '事件结束释放' },
}
