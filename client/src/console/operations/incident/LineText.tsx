import { isKeptBack, type Place } from '@muster/shared/domain/incident/incident.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { printAddress } from '../../../desk/printAddress.ts'
import { useIncidentType, useOutcome } from '../../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../../i18n/index.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import type { LogLine } from './logOf.ts'

const nameIn = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : ''

const addressIn = (value: unknown): Place['address'] =>
  typeof value === 'object' && value !== null && 'address' in value && typeof value.address === 'string'
    ? value.address
    : undefined

/** The facts of an event as its sentence reads them: ids become the city's own terms. */
function useFacts(): (facts: LogLine['facts']) => LogLine['facts'] {
  const lang = useLang()
  const typeOf = useIncidentType()
  const outcomeOf = useOutcome()
  return ({ type, outcome, owner, place, etaSec, ...facts }) => ({
    // Events that begin a work leave out the status where it is the usual one.
    status: 'dispatched',
    ...facts,
    ...(typeof type === 'string' && { type: typeOf(type).name }),
    ...(typeof outcome === 'string' && { outcome: outcomeOf(outcome) }),
    ...(typeof etaSec === 'number' && { eta: elapsedText(etaSec) }),
    owner: nameIn(owner),
    place: printAddress(addressIn(place) ?? '', lang),
  })
}

/** The words for an event: several units have several arrivals, which the list beside the log has. */
function keyOf({ type, facts, unitCount }: LogLine, told: LogLine['facts']): string {
  if (isKeptBack({ type, data: facts })) return `${type}.hidden`
  return 'eta' in told && unitCount === 1 ? `${type}.eta` : type
}

/** What a line of the log says: what people wrote stands as they wrote it, the rest is the event's own sentence. */
export function LineText({ line }: { line: LogLine }) {
  const say = useWords()
  const told = useFacts()(line.facts)
  const { narrative } = line.facts
  return (
    <>
      {say(keyOf(line, told), told)}
      {typeof narrative === 'string' && ` “${visible(narrative)}”`}
    </>
  )
}
