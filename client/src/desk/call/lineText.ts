import { isKeptBack, incident as kind, type Place } from '@muster/shared/domain/incident/incident.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { termOf, useLang, useWords } from '../../i18n/index.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { printAddress } from '../printAddress.ts'
import { useClockText, useIncidentType, useOutcome, useSettings } from '../useCityTerms.ts'
import type { LogLine } from './logOf.ts'

const textIn = (value: unknown, field: string): string | undefined => {
  const found: unknown =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === field)?.[1] : undefined
  return typeof found === 'string' ? found : undefined
}
const addressIn = (value: unknown): Place['address'] => textIn(value, 'address')

/** The facts of an event as its sentence reads them: ids become the city's own terms. */
function useFacts(): (facts: LogLine['facts']) => LogLine['facts'] {
  const lang = useLang()
  const typeOf = useIncidentType()
  const outcomeOf = useOutcome()
  const clock = useClockText()
  const items = (useSettings()?.checklists ?? []).flatMap((list) => list.items)
  return ({ type, outcome, owner, place, etaSec, itemId, attachment, because, expectedAt, ...facts }) => {
    const item = items.find(({ id }) => id === itemId)
    return {
      // Events that begin a work leave out the status where it is the usual one.
      status: 'dispatched',
      ...facts,
      ...(typeof type === 'string' && { type: typeOf(type).name }),
      ...(typeof outcome === 'string' && { outcome: outcomeOf(outcome) }),
      ...(typeof etaSec === 'number' && { eta: elapsedText(etaSec) }),
      ...(typeof itemId === 'string' && { item: item ? termOf(item.name) : itemId }),
      ...(attachment !== undefined && { file: visible(textIn(attachment, 'name') ?? '') }),
      ...(typeof because === 'object' && because),
      ...(typeof expectedAt === 'number' && { due: clock(expectedAt, 'minutes') }),
      owner: textIn(owner, 'name') ?? '',
      place: printAddress(addressIn(place) ?? '', lang),
    }
  }
}

/** The words for an event: several units have several arrivals, which the list beside the log has. */
function keyOf({ type, facts, unitCount }: LogLine, told: LogLine['facts']): string {
  if (isKeptBack({ type, data: facts })) return `${type}.hidden`
  if (kind.is.ticked({ type }) && facts.done === false) return `${type}.undone`
  if ('due' in told) return `${type}.due`
  if (facts.because !== undefined) return `${type}.because`
  if (facts.selfDispatched) return `${type}.self`
  return 'eta' in told && unitCount === 1 ? `${type}.eta` : type
}

/** What a line of the log says: what people wrote stands as they wrote it, the rest is the event's own sentence. */
export function useLineText(): (line: LogLine) => string {
  const say = useWords()
  const factsOf = useFacts()
  return (line) => {
    const told = factsOf(line.facts)
    const { narrative, reason, overruled } = line.facts
    const rule = textIn(overruled, 'rule')
    const why =
      rule &&
      `△ ${say('override.mark', { rule: say(`override.rule.${rule}`) })} “${visible(textIn(overruled, 'reason') ?? '')}”`
    const said = kind.is.struck(line) ? reason : narrative
    const sentence = `${say(keyOf(line, told), told)}${typeof said === 'string' ? ` “${visible(said)}”` : ''}`
    return why ? `${sentence} ${why}` : sentence
  }
}
