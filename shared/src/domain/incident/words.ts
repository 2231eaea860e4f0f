/** Answers that every city's questions have. */
export const answerWords = {
  'answer.yes': { en: 'yes', zh: '是' },
  'answer.no': { en: 'no', zh: '否' },
  'answer.unknown': { en: 'not known', zh: '不明' },
}

export const incidentWords = {
  ...answerWords,
  incident: { en: 'incident', zh: '事件' },
  'incident.report': { en: 'New incident', zh: '新建事件' },
  'incident.dispatch': { en: 'Dispatch', zh: '派警' },
  'incident.divert': { en: 'Divert', zh: '改派' },
  'incident.recall': { en: 'Recall', zh: '召回' },
  'incident.note': { en: 'Note', zh: '备注' },
  'incident.prioritise': { en: 'Set priority', zh: '调整级别' },
  'incident.alarm': { en: 'Set alarm', zh: '调整火警等级' },
  'incident.requestAid': { en: 'Ask a neighbour', zh: '请求增援' },
  'incident.answerAid': { en: 'Answer to a request for aid', zh: '增援答复' },
  'incident.retype': { en: 'Set type', zh: '更改类型' },
  'incident.place': { en: 'Set place', zh: '更改地点' },
  'incident.take': { en: 'Take', zh: '接手' },
  'incident.handOver': { en: 'Hand over the call', zh: '移交事件' },
  'incident.close': { en: 'Close', zh: '结束' },
  'incident.reopen': { en: 'Reopen', zh: '重新开启' },
  'incident.answer': { en: 'Answer a question', zh: '回答询问' },
  'incident.unanswer': { en: 'Take back an answer', zh: '撤回回答' },
  'incident.setCaller': { en: 'Set who called', zh: '登记报警人' },
  'incident.merge': { en: 'Merge into another call', zh: '并入另一事件' },
  'incident.unmerge': { en: 'Take out of the merge', zh: '拆分合并' },
  'incident.link': { en: 'Link with another call', zh: '关联另一事件' },
  'incident.unlink': { en: 'Remove the link', zh: '取消关联' },
  'incident.notDuplicate': { en: 'Not the same call', zh: '不是同一事件' },
  'incident.readCaller': { en: 'Read who called', zh: '查看报警人' },
  'incident.forgetCaller': { en: 'Erase who called', zh: '删除报警人信息' },
  'incident.strike': { en: 'Strike note', zh: '划去备注' },
  'incident.unstrike': { en: 'Let note stand', zh: '恢复备注' },
  'incident.tick': { en: 'Tick checklist', zh: '勾选核对单' },
  'incident.attach': { en: 'Attach file', zh: '添加附件' },
  'incident.detach': { en: 'Take file off', zh: '移除附件' },
  'incident.outline': { en: 'Draw on the map', zh: '标绘' },
  'incident.eraseOutline': { en: 'Erase from the map', zh: '删除标绘' },
  'incident.archive': { en: 'Archive', zh: '归档' },

  'incident.reported': {
    en: 'Call received: {{type}}, priority {{priority}}',
    zh: '接警：{{type}}，{{priority, priority}}',
  },
  'incident.noted': { en: '{{text}}', zh: '{{text}}' },
  'incident.noted.hidden': { en: 'A note for the desk', zh: '席位备注（内容不公开）' },
  'incident.prioritised': { en: 'Priority set to {{priority}}', zh: '级别调整为{{priority, priority}}' },
  'incident.prioritised.because': {
    en: 'Priority set to {{priority}}: {{asked}}, {{told}}',
    zh: '级别调整为{{priority, priority}}：{{asked}}，{{told}}',
  },
  'incident.answered': { en: '{{asked}}: {{told}}', zh: '{{asked}}：{{told}}' },
  'incident.answered.hidden': { en: 'A question was answered', zh: '已回答一个询问' },
  'incident.unanswered': { en: '{{asked}}: answer taken back', zh: '{{asked}}：回答已撤回' },
  'incident.alarmSet': { en: 'Alarm {{alarm}}', zh: '{{alarm}} 级火警' },
  'incident.aidRequested': {
    en: 'Asked {{agency}} for {{count}} × {{capability, capability}}',
    zh: '向{{agency}}请求增援 {{count}} 个{{capability, capability}}',
  },
  'incident.aidAnswered': { en: '{{agency}}: {{state, aidState}}', zh: '{{agency}}：{{state, aidState}}' },
  'incident.aidAnswered.due': {
    en: '{{agency}}: agreed, there by {{due}}',
    zh: '{{agency}}：已同意，预计 {{due}} 到场',
  },
  'aidState.asked': { en: 'asked', zh: '已请求' },
  'aidState.agreed': { en: 'agreed', zh: '已同意' },
  'aidState.declined': { en: 'declined', zh: '无法增援' },
  'aidState.arrived': { en: 'arrived', zh: '已到场' },
  'aidState.withdrawn': { en: 'withdrawn', zh: '已撤回' },
  'incident.aidAsked': {
    en: '{{by}} has asked {{agency}} for {{count}} × {{capability, capability}} already: no answer yet. Write that down first, or withdraw it.',
    zh: '{{by}} 已向{{agency}}请求 {{count}} 个{{capability, capability}}，尚无答复。请先登记答复或撤回。',
  },
  'incident.aidTooMuch': {
    en: 'Incident {{incident, number}} has {{most}} requests for aid, which is all it takes. Note further ones in its log.',
    zh: '事件 {{incident, number}} 已有 {{most}} 条增援请求，达到上限。其余请记入日志。',
  },
  'incident.noSuchAid': {
    en: 'Incident {{incident, number}} has no such request for aid. Ask first.',
    zh: '事件 {{incident, number}} 没有这条增援请求，请先请求。',
  },
  'incident.aidAnsweredSo': {
    en: '{{agency}}: {{state, aidState}} already. Give another time, or another answer.',
    zh: '{{agency}}：{{state, aidState}}，无需重复登记。可改时间或改答复。',
  },
  'incident.aidNoTime': {
    en: 'A time to come goes with "agreed" alone, not with "{{state, aidState}}".',
    zh: '预计到场时间只用于“已同意”，不用于“{{state, aidState}}”。',
  },
  'incident.sameAlarm': {
    en: 'Incident {{incident, number}} is at alarm {{alarm}} already.',
    zh: '事件 {{incident, number}} 已是 {{alarm}} 级火警。',
  },
  'incident.noSuchAlarm': {
    en: 'For this type of incident there is a plan up to alarm {{highest}}. Dispatch units by name.',
    zh: '该类事件的出动方案最高为 {{highest}} 级，请直接指定力量。',
  },
  'incident.typed': { en: 'Type set to {{type}}', zh: '类型更改为{{type}}' },
  'incident.placed': { en: 'Place set to {{place}}', zh: '地点更改为 {{place}}' },
  'incident.taken': { en: 'Taken by {{owner}}', zh: '{{owner}} 接手' },
  'incident.taken.hidden': { en: 'Taken', zh: '已接手' },
  'incident.handedOver': { en: '{{formerOwner}} handed over to {{owner}}', zh: '{{formerOwner}} 移交给 {{owner}}' },
  'incident.handedOver.hidden': { en: 'Handed over', zh: '已移交' },
  'incident.closed': { en: 'Closed: {{outcome}}', zh: '结束：{{outcome}}' },
  'incident.reopened': { en: 'Reopened', zh: '重新开启' },
  'incident.callerSet': { en: 'Who called was written down', zh: '已登记报警人信息' },
  'incident.callerRead': { en: 'Who called was read', zh: '已查看报警人信息' },
  'incident.callerForgotten': { en: 'Who called was erased', zh: '报警人信息已删除' },
  'incident.struck': { en: 'Note struck', zh: '划去备注' },
  'incident.unstruck': { en: 'Note stands again', zh: '恢复备注' },
  'incident.ticked': { en: 'Done: {{item}}', zh: '已完成：{{item}}' },
  'incident.ticked.undone': { en: 'Not done after all: {{item}}', zh: '取消完成：{{item}}' },
  'incident.attached': { en: 'File attached: {{file}}', zh: '添加附件：{{file}}' },
  'incident.attached.hidden': { en: 'A file for the desk', zh: '席位附件（内容不公开）' },
  'incident.detached': { en: 'File taken off', zh: '移除附件' },
  'incident.outlined': {
    en: 'Drawn on the map: {{kind, outlineKind}} {{label}}',
    zh: '标绘：{{kind, outlineKind}} {{label}}',
  },
  'incident.outlineErased': { en: 'A drawing was erased from the map', zh: '已删除一处标绘' },
  'incident.merged': {
    en: '{{number, number}} merged into {{intoNumber, number}}',
    zh: '{{number, number}} 并入 {{intoNumber, number}}',
  },
  'incident.unmerged': {
    en: '{{number, number}} taken out of {{fromNumber, number}}: a call of its own again',
    zh: '{{number, number}} 从 {{fromNumber, number}} 拆出，恢复为独立事件',
  },
  'incident.linked': { en: 'Linked with {{other, number}}', zh: '与 {{other, number}} 关联' },
  'incident.unlinked': { en: 'Link with {{other, number}} removed', zh: '取消与 {{other, number}} 的关联' },
  'incident.toldApart': { en: 'Not the same call as {{other, number}}', zh: '与 {{other, number}} 不是同一事件' },
  'incident.comparedAnew': {
    en: 'Perhaps the same call as {{other, number}}',
    zh: '可能与 {{other, number}} 是同一事件',
  },
  'incident.archived': { en: 'Moved to the archive', zh: '已归档' },
  'incident.restored': { en: 'Brought back from the archive', zh: '已从档案恢复' },

  'incident.noQuestion': {
    en: 'There is no question {{question}} for this type of incident; there are {{known}}.',
    zh: '该类事件没有询问 {{question}}；现有 {{known}}。',
  },
  'incident.noAnswer': {
    en: 'That is no answer to {{question}} ({{kind, questionKind}}). Beside that it takes {{known}}.',
    zh: '这不是 {{question}} 的回答（{{kind, questionKind}}），此外可答 {{known}}。',
  },
  'incident.sameAnswer': {
    en: '{{question}} of incident {{incident, number}} has this answer already.',
    zh: '事件 {{incident, number}} 的 {{question}} 已是这个回答。',
  },
  'incident.notAnswered': {
    en: 'Question {{question}} of incident {{incident, number}} has no answer to take back.',
    zh: '事件 {{incident, number}} 的询问 {{question}} 尚无回答可撤回。',
  },
  'questionKind.yesno': { en: 'yes or no', zh: '是或否' },
  'questionKind.choice': { en: 'one of several', zh: '多选一' },
  'questionKind.number': { en: 'a number', zh: '数字' },
  'questionKind.text': { en: 'in words', zh: '文字' },

  'incident.noCaller': {
    en: 'Nothing is kept of who called about {{id}}: nobody told, or it was erased.',
    zh: '事件 {{id}} 没有报警人信息：未登记或已删除。',
  },
  'incident.noSuchNote': {
    en: 'Entry {{noteSeq}} is no note of incident {{incident, number}}. Choose a note of its log.',
    zh: '记录 {{noteSeq}} 不是事件 {{incident, number}} 的备注。请从日志中选择一条备注。',
  },
  'incident.noteStruck': {
    en: 'Somebody has struck that note of incident {{incident, number}} already.',
    zh: '事件 {{incident, number}} 的这条备注已被划去。',
  },
  'incident.noteStands': {
    en: 'That note of incident {{incident, number}} is not struck.',
    zh: '事件 {{incident, number}} 的这条备注未被划去。',
  },
  'incident.noSuchItem': {
    en: 'The checklist of incident {{incident, number}} has no item {{item}}. Its type may have been changed.',
    zh: '事件 {{incident, number}} 的核对单没有 {{item}} 一项，类型可能已更改。',
  },
  'incident.tickedBefore': {
    en: 'That item of incident {{incident, number}} is ticked already.',
    zh: '事件 {{incident, number}} 的这一项已勾选。',
  },
  'incident.notTicked': {
    en: 'That item of incident {{incident, number}} is not ticked.',
    zh: '事件 {{incident, number}} 的这一项未勾选。',
  },
  'incident.noSuchFile': {
    en: 'That file is not here (any more). Send it again, then attach it to incident {{incident, number}}.',
    zh: '文件不存在或已清除。请重新上传，再添加到事件 {{incident, number}}。',
  },
  'incident.attachedBefore': {
    en: 'Incident {{incident, number}} has that file already.',
    zh: '事件 {{incident, number}} 已有该附件。',
  },
  'incident.notAttached': {
    en: 'Incident {{incident, number}} has no such file.',
    zh: '事件 {{incident, number}} 没有该附件。',
  },
  'incident.fullOfFiles': {
    en: 'Incident {{incident, number}} has {{most}} files, which is all it takes. Take one off first.',
    zh: '事件 {{incident, number}} 已有 {{most}} 个附件，达到上限。请先移除一个。',
  },
  'incident.notFound': { en: 'There is no incident {{id}}.', zh: '没有编号为 {{id}} 的事件。' },
  'incident.over': {
    en: 'Incident {{incident, number}} is closed. Reopen it first.',
    zh: '事件 {{incident, number}} 已结束。请先重新开启。',
  },
  'incident.open': { en: 'Incident {{incident, number}} is not closed.', zh: '事件 {{incident, number}} 尚未结束。' },
  'incident.stillOpen': {
    en: 'Incident {{incident, number}} is not over yet: it stays on the board until it is closed.',
    zh: '事件 {{incident, number}} 尚未结束，结束前不能归档。',
  },
  'incident.partOf': {
    en: '{{incident, number}} is part of {{into, number}}. Use {{into, number}}, or take it out first: UM {{incident, number}}.',
    zh: '{{incident, number}} 已并入 {{into, number}}。请在 {{into, number}} 上操作，或先拆分：拆 {{incident, number}}。',
  },
  'incident.itself': {
    en: 'Both are {{incident, number}}. Name another call as the second.',
    zh: '两个编号都是 {{incident, number}}。请指定另一个事件。',
  },
  'incident.oneAlready': {
    en: '{{incident, number}} and {{other, number}} are one call already.',
    zh: '{{incident, number}} 与 {{other, number}} 已是同一事件。',
  },
  'incident.mergeOver': {
    en: '{{incident, number}} is closed. Reopen it first (RO {{incident, number}}), or link the two: LK {{other, number}} {{incident, number}}.',
    zh: '事件 {{incident, number}} 已结束。请先重新开启（重开 {{incident, number}}），或仅作关联：关联 {{other, number}} {{incident, number}}。',
  },
  'incident.inArchive': {
    en: 'Incident {{incident, number}} is in the archive. Reopen it first: it then comes back to the board.',
    zh: '事件 {{incident, number}} 已归档。请先重新开启，使其回到工作台。',
  },
  'incident.notMerged': {
    en: '{{incident, number}} is a call of its own already.',
    zh: '{{incident, number}} 本来就是独立事件。',
  },
  'incident.linkedAlready': {
    en: '{{incident, number}} and {{other, number}} are linked already.',
    zh: '{{incident, number}} 与 {{other, number}} 已经关联。',
  },
  'incident.notLinked': {
    en: '{{incident, number}} and {{other, number}} are not linked.',
    zh: '{{incident, number}} 与 {{other, number}} 没有关联。',
  },
  'incident.apartAlready': {
    en: 'Somebody has told {{incident, number}} and {{other, number}} apart already.',
    zh: '已有人确认 {{incident, number}} 与 {{other, number}} 不是同一事件。',
  },
  'incident.notApart': {
    en: 'Nobody has told {{incident, number}} and {{other, number}} apart.',
    zh: '没有人确认过 {{incident, number}} 与 {{other, number}} 不是同一事件。',
  },
  'incident.samePriority': {
    en: 'Incident {{incident, number}} already has priority {{priority}}.',
    zh: '事件 {{incident, number}} 已是{{priority, priority}}。',
  },
  'incident.yours': {
    en: 'You have already taken incident {{incident, number}}.',
    zh: '您已接手事件 {{incident, number}}。',
  },
  'incident.theirs': {
    en: '{{owner}} already has incident {{incident, number}}.',
    zh: '事件 {{incident, number}} 已由 {{owner}} 负责。',
  },
  'incident.unitsAtWork': {
    en: 'Units are still at work on {{incident, number}}: {{units, list}}. Clear or recall them first.',
    zh: '事件 {{incident, number}} 仍有单元在处置：{{units, list}}。请先结束其任务或召回。',
  },

  'outline.crosses': {
    en: 'The outline crosses itself at {{place}}. Remove or move a point there.',
    zh: '边线在 {{place}} 处自相交。请删除或移动该处的点。',
  },
  'outline.flat': {
    en: 'This is no area yet: an area wants three points that are not in one line, a line two.',
    zh: '尚未构成图形：区域至少需要三个不共线的点，线至少需要两个点。',
  },
  'outline.tooWide': {
    en: 'This is wider than 200 km. Draw a smaller one.',
    zh: '范围超过 200 公里，请缩小。',
  },
  'outline.noRadius': {
    en: 'A circle wants a radius: give metres in `radiusM`.',
    zh: '圆形需要半径：请在 radiusM 中填写米数。',
  },
  'outline.notAnArea': {
    en: 'A perimeter and a hazard area want an area or a circle. For a line use the kind "line".',
    zh: '警戒区和危险区需要区域或圆形。画线请选“线”。',
  },
  'outline.notALine': {
    en: 'The kind "line" wants a line. For an area use perimeter or hazard area.',
    zh: '“线”需要线形。画区域请选警戒区或危险区。',
  },
  'outline.tooMany': {
    en: 'Incident {{incident, number}} has {{most}} drawings already. Erase one first.',
    zh: '事件 {{incident, number}} 已有 {{most}} 处标绘。请先删除一处。',
  },
  'outline.gone': {
    en: 'This drawing of incident {{incident, number}} has been erased already.',
    zh: '事件 {{incident, number}} 的这处标绘已被删除。',
  },
  'outlineKind.perimeter': { en: 'perimeter', zh: '警戒区' },
  'outlineKind.hazard': { en: 'hazard area', zh: '危险区' },
  'outlineKind.line': { en: 'line', zh: '线' },

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
