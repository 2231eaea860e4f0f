export const incidentWords = {
  incident: { en: 'incident', zh: '事件' },
  'incident.report': { en: 'New incident', zh: '新建事件' },
  'incident.dispatch': { en: 'Dispatch', zh: '派警' },
  'incident.divert': { en: 'Divert', zh: '改派' },
  'incident.recall': { en: 'Recall', zh: '召回' },
  'incident.note': { en: 'Note', zh: '备注' },
  'incident.prioritise': { en: 'Set priority', zh: '调整级别' },
  'incident.retype': { en: 'Set type', zh: '更改类型' },
  'incident.place': { en: 'Set place', zh: '更改地点' },
  'incident.take': { en: 'Take', zh: '接手' },
  'incident.close': { en: 'Close', zh: '结束' },
  'incident.reopen': { en: 'Reopen', zh: '重新开启' },

  'incident.reported': {
    en: 'Call received: {{type}}, priority {{priority}}',
    zh: '接警：{{type}}，{{priority, priority}}',
  },
  'incident.noted': { en: '{{text}}', zh: '{{text}}' },
  'incident.prioritised': { en: 'Priority set to {{priority}}', zh: '级别调整为{{priority, priority}}' },
  'incident.typed': { en: 'Type set to {{type}}', zh: '类型更改为{{type}}' },
  'incident.placed': { en: 'Place set to {{place}}', zh: '地点更改为 {{place}}' },
  'incident.taken': { en: 'Taken by {{owner}}', zh: '{{owner}} 接手' },
  'incident.closed': { en: 'Closed: {{outcome}}', zh: '结束：{{outcome}}' },
  'incident.reopened': { en: 'Reopened', zh: '重新开启' },

  'incident.notFound': { en: 'There is no incident {{id}}.', zh: '没有编号为 {{id}} 的事件。' },
  'incident.over': {
    en: 'Incident {{incident, number}} is closed. Reopen it first.',
    zh: '事件 {{incident, number}} 已结束。请先重新开启。',
  },
  'incident.open': { en: 'Incident {{incident, number}} is not closed.', zh: '事件 {{incident, number}} 尚未结束。' },
  'incident.samePriority': {
    en: 'Incident {{incident, number}} already has priority {{priority}}.',
    zh: '事件 {{incident, number}} 已是{{priority, priority}}。',
  },
  'incident.yours': {
    en: 'You have already taken incident {{incident, number}}.',
    zh: '您已接手事件 {{incident, number}}。',
  },
  'incident.unitsAtWork': {
    en: 'Units are still at work on {{incident, number}}: {{units, list}}. Clear or recall them first.',
    zh: '事件 {{incident, number}} 仍有单元在处置：{{units, list}}。请先结束其任务或召回。',
  },

  'incidentStatus.waiting': { en: 'waiting', zh: '待派' },
  'incidentStatus.active': { en: 'active', zh: '处置中' },
  'incidentStatus.closed': { en: 'closed', zh: '已结束' },

  'priority.1': { en: 'P1', zh: '一级' },
  'priority.2': { en: 'P2', zh: '二级' },
  'priority.3': { en: 'P3', zh: '三级' },
  'priority.4': { en: 'P4', zh: '四级' },
  'priority.5': { en: 'P5', zh: '五级' },

  'incidentGroup.F': { en: 'fire', zh: '火灾' },
  'incidentGroup.M': { en: 'medical', zh: '医疗' },
  'incidentGroup.C': { en: 'collision', zh: '交通事故' },
  'incidentGroup.H': { en: 'hazard', zh: '危险品' },
  'incidentGroup.A': { en: 'alarm', zh: '报警器' },
  'incidentGroup.R': { en: 'rescue', zh: '救援' },
  'incidentGroup.S': { en: 'service', zh: '社会救助' },
}
