import { WORLD_ID } from '../../domain/world/world.ts'
import { wallTime } from '../../kernel/wallTime.ts'
import { refusePlan } from '../order.ts'
import { fold } from '../spelling.ts'
import type { Verb } from '../verb.ts'

/** Words that lead back to now. */
const NOW_WORDS = ['live', 'now', '实时', '现在']

/** Looks back at a time of the city, or returns to now. */
export const moment: Verb = {
  word: 'AT',
  aliases: ['回看', '回放'],
  takes: { text: 'rest' },
  plan({ text = '' }, { city, now, latest = now }) {
    const typed = text.trim()
    if (NOW_WORDS.includes(fold(typed))) return { kind: 'go', to: { kind: 'moment' } }
    const timeZone = city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
    const cityTime = now && latest && wallTime(typed, timeZone, now(), latest())
    return cityTime === undefined
      ? refusePlan('noSuchTime', { typed: typed || '…' })
      : { kind: 'go', to: { kind: 'moment', cityTime } }
  },
}
