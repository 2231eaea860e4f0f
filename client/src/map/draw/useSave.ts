import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { wallTimeToCome } from '@muster/shared/kernel/wallTime.ts'
import { useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { send } from '../../live/commands.ts'
import type { ClosingText } from './ClosingFields.tsx'
import { closingIn, type Draft, drawingOf } from './draft.ts'

/** Why a drawing was not saved; undefined where it was, or is on its way. */
type No = string | undefined

/** Puts a drawing on every map: for an incident, or as a closure. */
export function useSave(incidentId: string | undefined) {
  const say = useWords()

  async function sendOut(command: string, input: Readonly<Record<string, unknown>>): Promise<No> {
    const answer = await send(command, input, { text: say(command) })
    // What is held goes out by itself; the bar shows it and lets it be dropped.
    return answer.kind === 'refused' || answer.kind === 'failed' ? answer.sentence : undefined
  }

  return async (draft: Draft, label: string, { reason, until: typed }: ClosingText): Promise<No> => {
    const drawing = drawingOf(draft)
    const kind = closingIn(draft)
    if (!drawing) return undefined
    if (kind === undefined) {
      const named = label.trim() && { label: label.trim() }
      return sendOut('incident.outline', { incidentId, kind: draft.purpose, ...drawing, ...named })
    }
    const timeZone = getCity().find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
    const until = typed.trim() === '' ? undefined : wallTimeToCome(typed, timeZone, cityNow())
    if (typed.trim() !== '' && until === undefined) return say('map.draw.noTime', { typed: typed.trim() })
    return sendOut('closure.add', { kind, geometry: drawing.geometry, reason: reason.trim() || undefined, until })
  }
}
