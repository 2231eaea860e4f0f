import type { Agency } from '@muster/shared/domain/agency/agency.ts'
import type { City } from '@muster/shared/domain/city.ts'
import type { Settings } from '@muster/shared/domain/world/world.ts'
import { useState } from 'react'
import { termOf, useLang, useWords } from '../../../i18n/index.ts'
import { board, cityAt, useCity } from '../../../live/city.ts'
import { send } from '../../../live/commands.ts'
import { agencyOf, type Draft, draftOf, idAfter } from './neighbours.ts'
import type { Kind } from './PlanTable.tsx'
import { faultsOf, LEVELS, needsAt, type Plan } from './plan.ts'

/** What is being changed, and the entry of the journal up to which it had been read. */
type Changes = { readonly plan?: Plan; readonly drafts?: readonly Draft[]; readonly since?: number }

/** Agencies that lend. A department that lends no units is none to ask. */
const neighboursIn = (city: City): readonly Agency[] => [...city.all('agency')].filter(({ aid }) => aid !== undefined)

/** Every kind of unit that is spoken of; first what the city plans with most, then what it has most of. */
function kindsIn(city: City, { incidentTypes, preAlert = [] }: Plan): readonly Kind[] {
  const own = new Map<string, number>()
  for (const { capabilities } of city.all('unit'))
    for (const capability of capabilities) own.set(capability, (own.get(capability) ?? 0) + 1)
  const planned = new Map<string, number>()
  for (const { capability } of [
    ...preAlert,
    ...incidentTypes.flatMap((type) => LEVELS.flatMap((level) => needsAt(type, level))),
  ])
    planned.set(capability, (planned.get(capability) ?? 0) + 1)
  const lent = [...city.all('agency')].flatMap(({ aid }) => aid?.capabilities ?? [])
  const kinds = [...new Set([...planned.keys(), ...own.keys(), ...lent])].map((capability) => ({
    capability,
    own: own.get(capability) ?? 0,
  }))
  const plans = ({ capability }: Kind) => planned.get(capability) ?? 0
  return kinds.toSorted((one, other) => plans(other) - plans(one) || other.own - one.own)
}

/** The form of response plans: what it shows, what stands against saving it, and saving it as the commands that it comes to. */
export function useResponse(settings: Settings) {
  const say = useWords()
  const lang = useLang()
  const [changes, setChanges] = useState<Changes>()
  const [told, setTold] = useState<string>()
  const plan: Plan = changes?.plan ?? settings
  const neighbours = useCity(neighboursIn)
  const kinds = useCity((city) => kindsIn(city, settings))
  const known = kinds.map(({ capability }) => capability)
  const wordOf = (capability: string) => say('response.kind', { capability })
  const asKept = neighbours.map((one) => draftOf(one, wordOf, lang === 'zh' ? '、' : ', '))
  const drafts = changes?.drafts ?? asKept
  const taken = useCity((city) => [...city.all('agency')].map(({ id }) => id))
  const named = drafts.map((draft) => (draft.id === '' ? { ...draft, id: idAfter(draft.name, taken) } : draft))
  const faults = [
    ...faultsOf(plan).map(({ fault, type, alarm }) =>
      say(`response.fault.${fault}`, { type: type && termOf(type.name), alarm }),
    ),
    ...named
      .filter((draft) => !agencyOf(draft, known))
      .map(({ name }) => say('response.fault.neighbour', { name: name.en || name.zh || say('response.newNeighbour') })),
  ]
  const change = (next: Pick<Changes, 'plan' | 'drafts'>) => {
    setTold(undefined)
    setChanges({ ...changes, ...next, since: changes ? changes.since : board.cursor()?.seq })
  }

  /** Sends one command; its refusal in words, or nothing once it is done. */
  async function sent(command: string, input: object, text: string): Promise<string | undefined> {
    // Somebody else may have changed the same meanwhile: theirs is not written over unseen.
    const outcome = await send(command, input, { unchangedSince: changes?.since, text })
    if (outcome.kind !== 'done') return 'sentence' in outcome ? outcome.sentence : say('protocols.notSaved')
    await cityAt(outcome.seq)
    return undefined
  }
  async function save(): Promise<void> {
    const { incidentTypes, preAlert, breakOff } = plan
    let no = changes?.plan
      ? await sent(
          'world.configure',
          { settings: { ...settings, incidentTypes, preAlert, breakOff } },
          say('response.title'),
        )
      : undefined
    for (const draft of changes?.drafts ? named : []) {
      const former = neighbours.findIndex(({ id }) => id === draft.id)
      const input = agencyOf(draft, known)
      if (no || !input || JSON.stringify(asKept[former]) === JSON.stringify(draft)) continue
      no = await sent('agency.register', input, `${say('response.neighbours')}: ${termOf(draft.name)}`)
    }
    if (!no) setChanges(undefined)
    setTold(no ?? say('protocols.saved'))
  }
  const discard = () => setChanges(undefined)
  return { plan, drafts, kinds, faults, isChanged: changes !== undefined, told, change, discard, save }
}
