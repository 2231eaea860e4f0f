import type { Asking } from './asking.ts'
import type { FreeUnit } from './readCity.ts'

type Person = { units: FreeUnit[]; turn: number; incidentId?: string; unit?: FreeUnit; isBusy: boolean }

/**
 * A few people at the desk, each with units of their own: a call, a unit for it, a note, the unit back, the call closed,
 * and the next. So the city stays as large as it was.
 */
export function createPeople({ asking, units, count }: { asking: Asking; units: readonly FreeUnit[]; count: number }) {
  const people: Person[] = Array.from({ length: count }, (_, i) => ({
    units: units.filter((_, at) => at % count === i),
    turn: 0,
    isBusy: false,
  }))
  let calls = 0

  async function report(person: Person): Promise<void> {
    calls += 1
    person.unit = person.units[calls % Math.max(1, person.units.length)]
    const { lng, lat } = person.unit ?? { lng: -122.42, lat: 37.77 }
    const { body } = await asking.command('incident.report', {
      ...{ type: 'alarm', priority: 3, narrative: `load ${calls}` },
      place: { point: { type: 'Point', coordinates: [lng, lat] } },
    })
    const { result } = body
    const isMade = typeof result === 'object' && result !== null && 'incidentId' in result
    person.incidentId = isMade ? String(result.incidentId) : undefined
  }

  async function step(person: Person): Promise<void> {
    const { incidentId, unit } = person
    if (!incidentId || !unit) return report(person)
    const sending = { incidentId, unitIds: [unit.id] }
    person.turn += 1
    if (person.turn === 1) await asking.command('incident.dispatch', sending)
    else if (person.turn === 2) await asking.command('incident.note', { incidentId, text: 'on its way' })
    else if (person.turn === 3) await asking.command('incident.recall', sending)
    else {
      await asking.command('incident.close', { incidentId, outcome: 'no-merit' })
      Object.assign(person, { turn: 0, incidentId: undefined })
    }
  }

  return {
    /** The next thing by whoever is free; nobody waits for a colleague's answer. */
    async next(): Promise<void> {
      const person = people.find(({ isBusy }) => !isBusy)
      if (!person) return
      person.isBusy = true
      // Whoever has been served goes to the end of the row.
      people.push(...people.splice(people.indexOf(person), 1))
      await step(person).finally(() => {
        person.isBusy = false
      })
    },
  }
}
