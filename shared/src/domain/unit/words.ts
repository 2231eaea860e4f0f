export const unitWords = {
  unit: { en: 'unit', zh: '出动单元' },
  'unit.status': { en: 'Set unit status', zh: '更新单元状态' },
  'unit.correct': { en: 'Correct unit status', zh: '更正单元状态' },
  'unit.register': { en: 'Register unit', zh: '登记单元' },

  'unit.post': { en: 'Move unit to a station', zh: '调防待命' },
  'unit.stay': { en: 'Decline a move', zh: '不采纳调防建议' },

  'unit.lock': { en: 'Lock unit', zh: '锁定单元' },
  'unit.unlock': { en: 'Unlock unit', zh: '解除锁定' },
  'unit.locked': { en: '{{unit}} locked', zh: '{{unit}} 已锁定' },
  'unit.unlocked': { en: '{{unit}} unlocked', zh: '{{unit}} 已解除锁定' },
  'unit.isHeld': { en: 'locked', zh: '已锁定' },
  'unit.isLocked': {
    en: '{{unit}} is locked already, by {{by}}. Unlock it first to give another reason.',
    zh: '{{unit}} 已由 {{by}} 锁定。如需更改原因，请先解锁。',
  },
  'unit.notLocked': {
    en: '{{unit}} is not locked: it is proposed like any other.',
    zh: '{{unit}} 未被锁定，照常参与推荐。',
  },

  'unit.registered': { en: '{{unit}} registered', zh: '{{unit}} 已登记' },
  'unit.statusSet': { en: '{{unit}} {{status, status}}', zh: '{{unit}} {{status, status}}' },

  'unit.posted': { en: '{{unit}} moved to another station', zh: '{{unit}} 已调防' },
  'unit.stayed': { en: '{{unit}} stays: {{reason}}', zh: '{{unit}} 不调防：{{reason}}' },

  'unit.noPost': {
    en: 'Units wait at stations, and {{id}} is none. Name a station.',
    zh: '单元只能在消防站待命，{{id}} 不是消防站。请指定消防站。',
  },
  'unit.samePost': {
    en: '{{unit}} is to wait there already. Name another station to move it.',
    zh: '{{unit}} 已在该站待命。如需调防，请指定其他消防站。',
  },
  'unit.notFound': { en: 'There is no unit {{id}}.', zh: '没有编号为 {{id}} 的单元。' },
  'unit.busy': {
    en: '{{unit}} is {{status, status}} on {{incident, number}}, sent by {{by}} at {{sent}}. Recall it there first, or divert it to this incident.',
    zh: '{{unit}} 正在 {{incident, number}}（{{status, status}}），由 {{by}} 于 {{sent}} 派出。请先在该事件召回，或改派至本事件。',
  },
  'unit.unavailable': {
    en: '{{unit}} is {{status, status}} and cannot be sent. Choose another unit, or set it available first.',
    zh: '{{unit}} 处于{{status, status}}状态，不能派出。请另选单元，或先将其设为可用。',
  },
  'unit.alreadyHere': {
    en: '{{unit}} is already on {{incident, number}}.',
    zh: '{{unit}} 已在 {{incident, number}}。',
  },
  'unit.unassigned': {
    en: '{{unit}} is on no incident, so this does not apply. Dispatch it first.',
    zh: '{{unit}} 未承担任何事件，此操作不适用。请先派警。',
  },
  'unit.notHere': { en: '{{unit}} is not on {{incident, number}}.', zh: '{{unit}} 不在 {{incident, number}}。' },
  'unit.sameStatus': { en: '{{unit}} is already {{status, status}}.', zh: '{{unit}} 已是{{status, status}}状态。' },
  'unit.transition': {
    en: '{{unit}} cannot go from {{from, status}} to {{to, status}}. Possible now: {{allowed, status}}.',
    zh: '{{unit}} 不能由{{from, status}}变为{{to, status}}。目前可以：{{allowed, status}}。',
  },

  'status.available': { en: 'available', zh: '可用' },
  'status.dispatched': { en: 'dispatched', zh: '已派警' },
  'status.enroute': { en: 'en route', zh: '途中' },
  'status.onscene': { en: 'on scene', zh: '到场' },
  'status.transporting': { en: 'transporting', zh: '转运' },
  'status.athospital': { en: 'at hospital', zh: '到院' },
  'status.returning': { en: 'returning', zh: '返回' },
  'status.outofservice': { en: 'out of service', zh: '停用' },
  'status.emergency': { en: 'emergency', zh: '紧急' },

  'unitKind.engine': { en: 'engine', zh: '水罐车' },
  'unitKind.truck': { en: 'truck', zh: '云梯车' },
  'unitKind.medic': { en: 'medic', zh: '救护车' },
  'unitKind.rescue': { en: 'rescue', zh: '抢险车' },
  'unitKind.chief': { en: 'chief', zh: '指挥车' },
  'unitKind.support': { en: 'support', zh: '保障车' },

  'capability.engine': { en: 'engine', zh: '水罐车' },
  'capability.truck': { en: 'truck', zh: '云梯车' },
  'capability.medic': { en: 'ambulance', zh: '救护车' },
  'capability.als': { en: 'advanced life support', zh: '高级生命支持' },
  'capability.transport': { en: 'patient transport', zh: '伤病员转运' },
  'capability.chief': { en: 'chief', zh: '指挥' },
  'capability.ems-chief': { en: 'medical chief', zh: '医疗指挥' },
  'capability.rescue': { en: 'rescue squad', zh: '抢险' },
  'capability.boat': { en: 'boat', zh: '船艇' },
  'capability.support': { en: 'support', zh: '保障' },
}
