import type { Incident } from '../../domain/incident/incident.ts'
import { type Desk, isLineRefusal, type Order, type Plan, refusePlan } from '../order.ts'
import { placeIn, readReport, typeNamed } from '../report.ts'
import { incidentOf } from '../resolve.ts'
import type { Verb } from '../verb.ts'

/** A verb about one incident: finds it, then asks what the input is. */
const about = (
  word: string,
  aliases: readonly string[],
  takes: Verb['takes'],
  command: string,
  inputOf: (order: Order, incident: Incident, desk: Desk) => Readonly<Record<string, unknown>> | Plan,
): Verb => ({
  word,
  aliases,
  takes: { incident: true, ...takes },
  command,
  plan(order, desk) {
    const incident = incidentOf(order, desk)
    if (isLineRefusal(incident)) return { kind: 'refused', ...incident }
    const input = inputOf(order, incident, desk)
    return isPlan(input)
      ? input
      : { kind: 'commands', commands: [{ command, input: { incidentId: incident.id, ...input } }] }
  },
})

const isPlan = (answer: object): answer is Plan => 'kind' in answer

/** Text as the schemas of the commands allow it: without NUL and lone halves of a character. */
const readable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Gives the text under this name, or says what is missing. */
function textAs(name: string, limit: number): (order: Order) => Readonly<Record<string, unknown>> | Plan {
  return ({ text, verb }) => {
    if (!text) return refusePlan('textMissing', { verb })
    if (text.length > limit) return refusePlan('textTooLong', { limit, length: text.length })
    return readable(text) ? { [name]: text } : refusePlan('textUnreadable', { verb })
  }
}

/** Longer than the command takes. */
function callerFault({ name = '', phone = '' }: NonNullable<Order['caller']> = {}): Plan | undefined {
  if (name.length > 80) return refusePlan('textTooLong', { limit: 80, length: name.length })
  if (phone.length > 40) return refusePlan('textTooLong', { limit: 40, length: phone.length })
  return readable(name) ? undefined : refusePlan('textUnreadable')
}

const report: Verb = {
  word: 'N',
  aliases: ['新', '新警', '接警'],
  takes: { priority: true, text: 'rest', caller: 'marked' },
  command: 'incident.report',
  plan({ text = '', priority, verb, caller }, desk) {
    if (!text) return refusePlan('textMissing', { verb })
    if (!readable(text)) return refusePlan('textUnreadable', { verb })
    const read = readReport(text, desk)
    if (isLineRefusal(read)) return { kind: 'refused', ...read }
    const no = callerFault(caller)
    if (no) return no
    const { type, place, narrative } = read
    const input = { type: type?.id, priority, place: placeIn(place), narrative, caller }
    return { kind: 'commands', commands: [{ command: 'incident.report', input }] }
  },
}

/** Verbs about one incident. */
export const incidents: readonly Verb[] = [
  report,
  about('R', ['记', '备注'], { text: 'rest' }, 'incident.note', textAs('text', 4000)),
  about('P', ['级', '优先'], { priority: true }, 'incident.prioritise', ({ priority, verb }) =>
    priority ? { priority } : refusePlan('whichPriority', { verb }),
  ),
  about('AL', ['升级', '升警'], { text: 'rest' }, 'incident.alarm', ({ text = '', verb }, { alarm = 1 }) => {
    const wanted = text === '' ? alarm + 1 : Number(text)
    return wanted >= 1 && wanted <= 5 && Number.isInteger(wanted)
      ? { alarm: wanted }
      : refusePlan('whichAlarm', { verb })
  }),
  about('C', ['结', '结案'], { text: 'rest' }, 'incident.close', textAs('outcome', 200)),
  about('T', ['接', '接手'], {}, 'incident.take', () => ({})),
  about('CB', ['回拨', '来电'], { caller: 'rest' }, 'incident.setCaller', ({ caller, verb }) =>
    caller ? (callerFault(caller) ?? { caller }) : refusePlan('textMissing', { verb }),
  ),
  about('RO', ['重开'], {}, 'incident.reopen', () => ({})),
  about('TY', ['类', '改类'], { text: 'rest' }, 'incident.retype', ({ text = '' }, _incident, desk) => {
    const type = typeNamed(text, desk)
    return isLineRefusal(type) ? { kind: 'refused', ...type } : { type: type.id }
  }),
  about('PL', ['址', '改址'], { text: 'rest' }, 'incident.place', ({ text, verb }, _incident, { gazetteer }) => {
    if (!text) return refusePlan('textMissing', { verb })
    const found = gazetteer.read(text)
    if (found && found.kind === 'ambiguous') return refusePlan('manyPlaces', { typed: text }, found.names)
    return { place: found ? placeIn(found) : { address: text.slice(0, 200) } }
  }),
]
