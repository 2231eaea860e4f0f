import type { Term } from '../kernel/measure.ts'
import { verbTerms } from './verbs/words.ts'

/** What the command line says: its refusals, what an order would do, and the names of its verbs. */
export const commandlineWords: Readonly<Record<string, Term>> = {
  ...verbTerms,
  'commandline.empty': { en: 'Nothing was typed. Begin with N, D or F.', zh: '尚未输入。请以新、派或找开头。' },
  'commandline.tooLong': {
    en: 'The line has {{length}} characters; {{limit}} is the limit.',
    zh: '该行有 {{length}} 个字符，上限为 {{limit}}。',
  },
  'commandline.tooMany': {
    en: 'The line has {{count}} commands; {{limit}} is the limit.',
    zh: '该行有 {{count}} 条指令，上限为 {{limit}} 条。',
  },
  'commandline.tooManyUnits': {
    en: '{{verb}} takes {{limit}} units at a time',
    zh: '{{verb}} 一次最多 {{limit}} 个单元',
  },
  'commandline.noSuchVerb': { en: 'no command {{typed}}', zh: '没有“{{typed}}”这个指令' },
  'commandline.noSuchDigit': {
    en: '{{typed}} is no status digit; there are {{allowed}}',
    zh: '“{{typed}}”不是状态数字；可用 {{allowed}}',
  },
  'commandline.oneIncident': {
    en: 'One incident at a time; {{typed}} is a second one',
    zh: '一次只能处理一个事件；{{typed}} 是第二个',
  },
  'commandline.twoIncidents': {
    en: '{{verb}} is about two incidents; {{typed}} is a third one',
    zh: '{{verb}} 只涉及两个事件；{{typed}} 是第三个',
  },
  'commandline.whichOther': {
    en: '{{verb}} which other incident? Type its number',
    zh: '{{verb}} 另一个事件是哪个？请输入编号',
  },
  'commandline.like.ft': {
    en: '{{number}} is like it: {{far}} ft away, {{minutes}} min apart',
    zh: '疑与 {{number}} 重复：相距 {{far}} 英尺，相隔 {{minutes}} 分钟',
  },
  'commandline.like.m': {
    en: '{{number}} is like it: {{far}} m away, {{minutes}} min apart',
    zh: '疑与 {{number}} 重复：相距 {{far}} 米，相隔 {{minutes}} 分钟',
  },
  'commandline.like.address': {
    en: '{{number}} is like it: same address, {{minutes}} min apart',
    zh: '疑与 {{number}} 重复：地址相同，相隔 {{minutes}} 分钟',
  },
  'commandline.mergedAs': { en: '{{number}} was merged into it', zh: '{{number}} 已并入' },
  'commandline.noIncident': {
    en: '{{verb}} takes units, no incident {{typed}}',
    zh: '{{verb}} 只接出动单元，不接事件 {{typed}}',
  },
  'commandline.needWhat': { en: '{{typed}} of what? For example +2 engine', zh: '“{{typed}}”要什么？例如 +2 engine' },
  'commandline.notHere': { en: '{{verb}} does not know what {{typed}} is', zh: '{{verb}} 不认识“{{typed}}”' },
  'commandline.noText': { en: '{{verb}} takes no text {{typed}}', zh: '{{verb}} 不接文字“{{typed}}”' },
  'commandline.whichIncident': {
    en: '{{verb}} which incident? Type its number or select one',
    zh: '{{verb}} 哪个事件？请输入编号或先选中',
  },
  'commandline.whichUnit': {
    en: '{{verb}} which unit? Type its call sign or select one',
    zh: '{{verb}} 哪个单元？请输入呼号或先选中',
  },
  'commandline.whichAlarm': { en: '{{verb}} needs an alarm from 1 to 5', zh: '{{verb}} 需要 1 至 5 的火警等级' },
  'commandline.whichAid': {
    en: '{{verb}} what? For example {{verb}} +2 engine',
    zh: '{{verb}} 请求什么？例如 {{verb}} +2 水罐车',
  },
  'commandline.nobodyLends': {
    en: 'no neighbour lends {{typed}}; they lend {{known, capability}}',
    zh: '没有机构提供“{{typed}}”；可请求{{known, capability}}',
  },
  'commandline.whichNeighbour': { en: '{{verb}} whom? Name one behind >', zh: '{{verb}} 向谁请求？请在 > 后指定' },
  'commandline.whichPriority': { en: '{{verb}} needs a priority from 1 to 5', zh: '{{verb}} 需要 1 至 5 的优先级' },
  'commandline.whichStation': {
    en: '{{verb}} to which station? For example >S3',
    zh: '{{verb}} 调往哪个消防站？例如 >S3',
  },
  'commandline.noSuchStation': { en: 'no station {{typed}}', zh: '没有消防站“{{typed}}”' },
  'commandline.whichProposal': {
    en: '{{verb}} which of the {{count}} proposed moves? Type its number',
    zh: '{{verb}} 哪一条？共 {{count}} 条建议，请输入序号',
  },
  'commandline.noSuchProposal': {
    en: 'no proposal {{typed}}; {{count}} are listed',
    zh: '没有第 {{typed}} 条建议；共 {{count}} 条',
  },
  'commandline.noProposals': {
    en: 'no move is proposed here; key 2 shows the proposals',
    zh: '此处没有调防建议；按 2 查看',
  },
  'commandline.noSuchIncident': { en: 'no incident {{typed}}', zh: '没有事件 {{typed}}' },
  'commandline.noSuchUnit': { en: 'no unit {{typed}}', zh: '没有单元 {{typed}}' },
  'commandline.manyUnits': { en: 'several units are called {{typed}}', zh: '有多个单元叫 {{typed}}' },
  'commandline.unitIdle': { en: '{{unit}} is on no incident', zh: '{{unit}} 不在任何事件上' },
  'commandline.noSuchType': { en: '{{typed}} is no type of incident', zh: '没有“{{typed}}”这种事件类型' },
  'commandline.noSuchCapability': {
    en: 'no unit can {{typed}}; there are {{known}}',
    zh: '没有能“{{typed}}”的单元；现有 {{known}}',
  },
  'commandline.manyPlaces': { en: 'several places fit {{typed}}', zh: '“{{typed}}”对应多个地点' },
  'commandline.noSuchView': {
    en: '{{typed}} is no view; there are {{known}}',
    zh: '没有“{{typed}}”视图；现有 {{known}}',
  },
  'commandline.whichSectors': {
    en: '{{verb}} which sectors? There are {{known}}',
    zh: '{{verb}} 哪些辖区？现有 {{known}}',
  },
  'commandline.noSuchSector': {
    en: 'no sector {{typed}}; there are {{known}}',
    zh: '没有辖区 {{typed}}；现有 {{known}}',
  },
  'commandline.whichColleague': {
    en: '{{verb}} to whom? At the desk: {{known}}',
    zh: '{{verb}} 给谁？席位上有：{{known}}',
  },
  'commandline.noSuchColleague': {
    en: 'nobody at the desk is called {{typed}}; there are {{known}}',
    zh: '席位上没有 {{typed}}；现有 {{known}}',
  },
  'commandline.manyColleagues': {
    en: 'several at the desk are called {{typed}}: {{known}}',
    zh: '席位上有多人叫 {{typed}}：{{known}}',
  },
  'commandline.whichOffer': { en: 'whose hand-over? Offered by: {{known}}', zh: '接谁的班？待接班：{{known}}' },
  'commandline.will.shift.take': { en: 'Takes {{sectors}}', zh: '将负责 {{sectors}}' },
  'commandline.will.shift.leave': { en: 'Leaves {{sectors}}', zh: '将交出 {{sectors}}' },
  'commandline.will.shift.leave.all': { en: 'Leaves all your sectors', zh: '将交出您的全部辖区' },
  'commandline.will.shift.handOver': {
    en: 'Offers your shift to {{colleague}}, with your sectors and open calls',
    zh: '将向 {{colleague}} 交班，含您的辖区和未结事件',
  },
  'commandline.will.shift.accept': { en: 'Accepts what {{colleague}} hands over', zh: '将接 {{colleague}} 的班' },
  'commandline.will.incident.handOver': {
    en: 'Hands {{incident}} over to {{colleague}}',
    zh: '将 {{incident}} 移交给 {{colleague}}',
  },
  'commandline.whichStreet': {
    en: 'which road? Type a street and two crossings, or a block',
    zh: '哪条道路？请输入街道和两个路口，或门牌',
  },
  'commandline.noSuchStreet': {
    en: 'no street {{typed}}; type one with its two crossings, or draw it on the map',
    zh: '没有道路“{{typed}}”；请输入街道和两个路口，或在地图上绘制',
  },
  'commandline.whichCrossing': {
    en: '{{street}} {{first}}: up to which street that crosses it?',
    zh: '{{street}} {{first}}：到哪条相交道路？',
  },
  'commandline.noSuchCrossing': {
    en: '{{typed}} does not cross {{street}}; name one that does, or draw the closure on the map',
    zh: '“{{typed}}”不与 {{street}} 相交；请换一条，或在地图上绘制',
  },
  'commandline.noSuchEnd': {
    en: '{{typed}} is no time to come: write until 22:30 or until 2017-01-05 06:00',
    zh: '“{{typed}}”不是以后的时间：请写“至22:30”或“至2017-01-05 06:00”',
  },
  'commandline.noClosures': { en: 'no road is closed', zh: '目前没有封闭的道路' },
  'commandline.noSuchClosure': { en: 'no closure {{typed}}', zh: '没有封闭“{{typed}}”' },
  'commandline.whichClosure': {
    en: '{{verb}} which closure? Type more of its name',
    zh: '{{verb}} 哪一处？请多输入几个字',
  },
  'commandline.will.closure.add': {
    en: '{{kind, closureKind}}: {{street}}, {{crossings}} {{until}} {{text}}',
    zh: '{{kind, closureKind}}：{{street}}，{{crossings}} {{until}} {{text}}',
  },
  'commandline.will.closure.lift': { en: 'opens {{closure}} again', zh: '将恢复通行 {{closure}}' },
  'commandline.nothingFound': { en: 'nothing found for {{typed}}', zh: '未找到“{{typed}}”' },
  'commandline.textMissing': { en: '{{verb}} needs its text', zh: '{{verb}} 需要文字内容' },
  'commandline.textTooLong': {
    en: '{{length}} characters; {{limit}} is the limit',
    zh: '{{length}} 个字符，上限为 {{limit}}',
  },
  'commandline.textUnreadable': { en: 'the text holds characters that cannot be kept', zh: '文字含有无法保存的字符' },
  'commandline.onePhone': {
    en: 'One call-back number at a time; put the other into CB',
    zh: '一次只能登记一个回拨号码；另一个请用“回拨”',
  },
  'commandline.noCard': {
    en: '{{type}} has no questions; write it down by R',
    zh: '“{{type}}”没有询问卡；请用“记”记录',
  },
  'commandline.noSuchQuestion': { en: '{{typed}} is no question here', zh: '这里没有询问“{{typed}}”' },
  'commandline.whichAnswer': { en: '{{question}}', zh: '{{question}}' },
  'commandline.noSuchAnswer': {
    en: '{{typed}} is no answer to {{question}}',
    zh: '“{{typed}}”不是“{{question}}”的回答',
  },
  'commandline.notYours': { en: 'your role may not send {{verb}}', zh: '您的角色无权使用 {{verb}}' },
  'commandline.past': {
    en: 'nothing is sent from {{time}}: AT live first',
    zh: '正在回看 {{time}}，不能发送：先输入“回看 实时”',
  },
  'commandline.noSuchTime': {
    en: '{{typed}} is no time to look back at: write 21:40, 2017-01-04 21:40 or live',
    zh: '“{{typed}}”不是可回看的时间：请写 21:40、2017-01-04 21:40 或“实时”',
  },
  'commandline.nobodyFree': {
    en: 'no unit can be recommended for {{incident}}; name one',
    zh: '无法为 {{incident}} 推荐单元；请指定',
  },
  'commandline.tooFew': {
    en: '{{count}} {{capability, capability}} asked for, {{free}} free; name units or ask for fewer',
    zh: '要求 {{count}} 个{{capability, capability}}，仅 {{free}} 个空闲；请指定单元或减少数量',
  },
  'commandline.noAdvice': {
    en: 'the recommendation for {{incident}} did not come; name units',
    zh: '未取得 {{incident}} 的推荐；请指定单元',
  },
  'commandline.undoAlone': { en: '{{verb}} stands on a line of its own', zh: '{{verb}} 须单独成行' },
  'commandline.behindNew': {
    en: '{{verb}} behind N needs a number; the new incident has none yet: send it on the next line',
    zh: '“新”之后的 {{verb}} 需要编号；新事件尚无编号，请另起一行发送',
  },
  'commandline.sentTwice': {
    en: '{{unit}} is sent by an earlier part of the line already',
    zh: '{{unit}} 已由本行前面的指令派出',
  },
  'commandline.stopped': {
    en: '{{done}} of {{count}} done; this and what follows was not',
    zh: '已执行 {{done}}/{{count}}；自此条起未执行',
  },
  'commandline.chain': { en: 'send {{count}} commands in this order', zh: '按此顺序发送 {{count}} 条指令' },
  'commandline.will.incident.report': {
    en: 'P{{priority}} {{type}} at {{place}}',
    zh: 'P{{priority}} {{type}}，{{place}}',
  },
  'commandline.will.incident.report.unplaced': {
    en: 'P{{priority}} {{type}}, place not on the map: {{place}}',
    zh: 'P{{priority}} {{type}}，地图上无此地点：{{place}}',
  },
  'commandline.will.incident.report.nowhere': {
    en: 'P{{priority}} {{type}}, no place yet',
    zh: 'P{{priority}} {{type}}，暂无地点',
  },
  'commandline.will.incident.dispatch': {
    en: 'dispatch {{units}} to {{incident}}',
    zh: '派 {{units}} 往 {{incident}}',
  },
  'commandline.will.incident.divert': { en: 'divert {{units}} to {{incident}}', zh: '改派 {{units}} 往 {{incident}}' },
  'commandline.will.incident.recall': {
    en: 'recall {{units}} from {{incident}}',
    zh: '从 {{incident}} 撤回 {{units}}',
  },
  'commandline.will.incident.note': { en: 'note on {{incident}}: {{text}}', zh: '记入 {{incident}}：{{text}}' },
  'commandline.will.incident.answer': { en: '{{incident}}: {{text}}', zh: '{{incident}}：{{text}}' },
  'commandline.will.incident.answer.raised': {
    en: '{{incident}}: {{text}} → P{{priority}}',
    zh: '{{incident}}：{{text}} → P{{priority}}',
  },
  'commandline.will.incident.setCaller': { en: 'who called about {{incident}}', zh: '登记 {{incident}} 的报警人' },
  'commandline.will.incident.prioritise': {
    en: '{{incident}} becomes P{{priority}}',
    zh: '{{incident}} 改为 P{{priority}}',
  },
  'commandline.will.incident.alarm': { en: '{{incident}}: alarm {{alarm}}', zh: '{{incident}}：{{alarm}} 级火警' },
  'commandline.will.incident.requestAid': {
    en: 'ask {{agency}} for {{count}} × {{capability, capability}} at {{incident}}',
    zh: '为 {{incident}} 向{{agency}}请求 {{count}} 个{{capability, capability}}',
  },
  'commandline.will.incident.retype': { en: '{{incident}} becomes {{type}}', zh: '{{incident}} 改为{{type}}' },
  'commandline.will.incident.place': { en: '{{incident}} is at {{place}}', zh: '{{incident}} 位于 {{place}}' },
  'commandline.will.incident.take': { en: 'take {{incident}}', zh: '接手 {{incident}}' },
  'commandline.will.incident.close': { en: 'close {{incident}}: {{text}}', zh: '结案 {{incident}}：{{text}}' },
  'commandline.will.incident.reopen': { en: 'reopen {{incident}}', zh: '重新打开 {{incident}}' },
  'commandline.will.incident.merge': {
    en: '{{incident}} becomes part of {{other}}, with its units',
    zh: '{{incident}} 连同单元并入 {{other}}',
  },
  'commandline.will.incident.unmerge': {
    en: '{{incident}} becomes a call of its own again',
    zh: '{{incident}} 恢复为独立事件',
  },
  'commandline.will.incident.link': { en: 'link {{incident}} with {{other}}', zh: '关联 {{incident}} 与 {{other}}' },
  'commandline.will.incident.unlink': {
    en: 'remove the link of {{incident}} with {{other}}',
    zh: '取消 {{incident}} 与 {{other}} 的关联',
  },
  'commandline.will.incident.notDuplicate': {
    en: '{{incident}} and {{other}} are not the same call',
    zh: '{{incident}} 与 {{other}} 不是同一事件',
  },
  'commandline.will.unit.status': {
    en: '{{units}} {{status, status}} {{text}}',
    zh: '{{units}} {{status, status}} {{text}}',
  },
  'commandline.will.unit.post': { en: '{{units}} is to wait at {{station}}', zh: '{{units}} 调往{{station}}待命' },
  'commandline.will.unit.stay': {
    en: '{{units}} is not moved to {{station}}: {{text}}',
    zh: '{{units}} 不调往{{station}}：{{text}}',
  },
  'commandline.will.unit.lock': {
    en: '{{units}} locked: proposed to nobody {{text}}',
    zh: '锁定 {{units}}：不参与推荐 {{text}}',
  },
  'commandline.will.unit.unlock': { en: '{{units}} unlocked', zh: '{{units}} 解除锁定' },
  'commandline.will.ask': { en: 'dispatch whom the hub recommends to {{incident}}', zh: '按推荐派往 {{incident}}' },
  'commandline.will.undo': { en: 'take back the last command', zh: '撤销上一条指令' },
  'commandline.will.go': { en: 'show {{name}}', zh: '显示 {{name}}' },
  'commandline.will.at': { en: 'show the city as it was then', zh: '显示当时的全市情况' },
  'commandline.will.live': { en: 'return to now', zh: '返回实时' },
  'commandline.will.view.mine': { en: 'show the calls that are mine', zh: '只看我的事件' },
  'commandline.will.view.all': { en: 'show all calls', zh: '查看全部事件' },
  'commandline.unitOn': { en: '{{status, status}} {{incident}}', zh: '{{status, status}} {{incident}}' },
  'commandline.recommendedSet': { en: 'recommended {{count}}', zh: '推荐 {{count}}' },
  'commandline.ofCapability': { en: '{{count}} available', zh: '{{count}} 个可用' },
  'commandline.kind.block': { en: 'address', zh: '地址' },
  'commandline.kind.crossing': { en: 'crossing', zh: '路口' },
  'commandline.kind.street': { en: 'street', zh: '道路' },
  'commandline.kind.named': { en: 'place', zh: '地点' },
  'commandline.kind.incident': { en: 'incident', zh: '事件' },
  'commandline.kind.unit': { en: 'unit', zh: '单元' },
}
