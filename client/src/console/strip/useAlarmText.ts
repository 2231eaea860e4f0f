import type { Alarm } from '@muster/shared/alarms/alarm.ts'
import type { AlarmLine } from '@muster/shared/alarms/lines.ts'
import { isBlock, printAddress } from '../../desk/printAddress.ts'
import { useIncidentType } from '../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { useLink } from '../../live/link.ts'
import { elapsedText } from '../../ui/elapsed.ts'

/** A name as it stands inside a sentence: `Structure fire` → `structure fire`; `EMS …` stays. Chinese has no case. */
const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** Says what an alarm is, as it stands at that moment of city time. */
export function useAlarmText(): (alarm: Alarm, atMs: number) => string {
  const say = useWords()
  const typeOf = useIncidentType()
  const notLive = useLink().state === 'notlive'
  return ({ kind, facts, since }, atMs) => {
    const elapsed = elapsedText((atMs - since) / 1000)
    const timer = notLive ? `~${elapsed}` : elapsed
    if (kind === 'callOver')
      return say('alarms.callOver', { ...facts, timer, type: inSentence(typeOf(`${facts.type}`).name) })
    if (kind !== 'hubOver' && kind !== 'hubWarn') return say(`alarms.${kind}`, { ...facts, timer })
    const key = `alarms.hub.${facts.code}`
    const said = say(key, facts)
    // Rare troubles of the hub have their words where they are seen to.
    return said === key ? say('alarms.hub') : said
  }
}

/** Says what a line of the list is: one alarm, or how many of what. */
export function useLineText(): (line: AlarmLine, atMs: number) => string {
  const say = useWords()
  const textOf = useAlarmText()
  return ({ kind, alarms }, atMs) => {
    const [{ kind: of, facts }] = alarms
    const count = alarms.length
    if (kind === 'one') return textOf(alarms[0], atMs)
    if (kind === 'low') return say('alarms.low', { count })
    const anywhere = of === 'callOver' && !facts.area ? '.anywhere' : ''
    return say(`alarms.many.${of}${anywhere}`, { ...facts, count })
  }
}

/** Where the call of an alarm is, as its reader writes addresses. */
export function useAlarmPlace(incidentId: string | undefined): string | undefined {
  const say = useWords()
  const lang = useLang()
  const told = useCity((city) =>
    incidentId === undefined ? undefined : city.find('incident', incidentId)?.place.address,
  )
  if (told === undefined) return undefined
  const address = printAddress(told, lang)
  return isBlock(told) ? say('call.block', { address }) : address
}
