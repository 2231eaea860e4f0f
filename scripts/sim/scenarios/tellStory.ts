import type { City } from '@muster/shared/domain/city.ts'
import { survivorOf } from '@muster/shared/domain/incident/survivor.ts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Answer, HubApi } from '../hubApi.ts'
import type { Scenario, Step } from './scenario.ts'

const MINUTE_MS = 60_000
const Reported = Compile(Type.Object({ result: Type.Object({ incidentId: Type.String() }) }))

/**
 * Plays a story from now on, in city time: each step once, in order, whatever the clock's speed. What the hub refuses is
 * said and the story goes on; a person may have been there first.
 */
export function tellStory(
  { id, steps }: Scenario,
  { api, city, say }: { api: Pick<HubApi, 'command'>; city: City; say: (line: string) => unknown },
) {
  const calls = new Map<string, string>()
  const callOf = (name: string) => {
    const id = calls.get(name)
    const known = city.find('incident', id ?? '')
    // What was reported a moment ago may not have come back yet.
    return known ? survivorOf(city, known).id : id
  }
  let began: number | undefined
  let next = 0

  async function play({ what, afterMin, play }: Step, from: number): Promise<void> {
    say(`${id}, minute ${afterMin}: ${what}`)
    const told: Pick<HubApi, 'command'> = {
      async command(name, input) {
        const answer = await api.command(name, input)
        if (answer.kind !== 'done') say(`${name}: ${whyOf(answer)}`)
        return answer
      },
    }
    await play({
      ...{ api: told, city, callOf, now: from + afterMin * MINUTE_MS },
      async report(name, input) {
        const answer = await told.command('incident.report', input)
        if (answer.kind === 'done' && Reported.Check(answer.body)) calls.set(name, answer.body.result.incidentId)
      },
    })
  }

  return {
    /** Plays what is due at `now`, city time, epoch ms. The first turn begins the story. */
    async turn(now: number): Promise<void> {
      began ??= now
      for (let step = steps[next]; step && began + step.afterMin * MINUTE_MS <= now; step = steps[++next])
        await play(step, began)
    },
    isOver: (): boolean => next >= steps.length,
  }
}

const whyOf = (answer: Exclude<Answer, { kind: 'done' }>): string =>
  answer.kind === 'refused' ? `${answer.code} ${answer.detail}` : answer.why
