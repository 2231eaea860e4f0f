import type { Complex } from '@muster/shared/domain/complex/complex.ts'
import { complexOf, tallyOf } from '@muster/shared/domain/complex/members.ts'
import { callsFor, complexFor } from '@muster/shared/domain/complex/proposals.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useState } from 'react'
import { useActions } from '../../../../desk/actions.ts'
import { useSettings } from '../../../../desk/useCityTerms.ts'
import { addWords, useWords } from '../../../../i18n/index.ts'
import { wordsComplexes } from '../../../../i18n/wordsComplexes.ts'
import { getCity, useCity } from '../../../../live/city.ts'
import { send } from '../../../../live/commands.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useMayHere } from '../useMayHere.ts'
import { ComplexForm } from './ComplexForm.tsx'
import { ForceForm } from './ForceForm.tsx'
import './complex.css'

addWords(wordsComplexes)

const FT_PER_M = 3.281

/** The complex that a call is under: what it comes to, who is kept for it, and the ways out. */
function Under({ complex, incident }: { complex: Complex; incident: Incident }) {
  const say = useWords()
  const may = useMayHere()
  const [isNaming, setIsNaming] = useState(false)
  const { id, kind, name, commander } = complex
  const tally = useCity((city) => tallyOf(city, complex))
  const units = useCity((city) => (complex.unitIds ?? []).map((one) => city.find('unit', one)?.callSign ?? one))
  const out = () =>
    void send(
      'complex.remove',
      { complexId: id, incidentIds: [incident.id] },
      { text: `${say('complex.remove')}: ${name}` },
    )
  return (
    <>
      <p className="complex-line">
        <b>
          <bdi>{visible(name)}</bdi>
        </b>
        {` · ${say(`complexKind.${kind}`)} · ${say('complexes.open', { count: tally.open })}`}
        {tally.waiting > 0 && ` · ${say('complexes.waiting', { count: tally.waiting })}`}
      </p>
      <p className="complex-line complex-force">
        {units.length > 0 ? say('complexes.force', { units }) : say('complexes.all')}
        {commander && ` · ${say('complexes.ledBy', { commander: visible(commander) })}`}
      </p>
      {isNaming ? (
        <ForceForm complex={complex} onDone={() => setIsNaming(false)} />
      ) : (
        <div className="call-buttons">
          {may('complex.assign') && (
            <Button small onClick={() => setIsNaming(true)}>
              {say('complexes.setForce')}
            </Button>
          )}
          {may('complex.remove') && (
            <Button small onClick={out}>
              {say('complexes.out')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** The complex that a call is under or seems to belong to: one key puts it there, another opens a new one from this call. */
export function ComplexPart({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMayHere()
  const [isOpening, setIsOpening] = useState(false)
  const feet = useSettings()?.lengthUnit === 'ft'
  const under = useCity((city) => complexOf(city, incident.id))
  const proposal = useCity((city) => complexFor(city, incident))
  const isOpen = incident.status !== 'closed'
  const canAdd = isOpen && !under && proposal !== undefined && may('complex.add')
  const put = (incidentIds: readonly string[]) =>
    proposal &&
    void send(
      'complex.add',
      { complexId: proposal.complex.id, incidentIds },
      { text: `${say('complex.add')}: ${proposal.complex.name}` },
    )
  const alike = useCity((city) => (proposal ? callsFor(city, proposal.complex.id).length : 0))
  const putAll = () => proposal && put(callsFor(getCity(), proposal.complex.id).map(({ id }) => id))
  const canOpen = isOpen && !under && may('complex.open')
  useActions([
    {
      ...{ id: 'call.complex', key: '&', words: 'complexes.accept', command: 'complex.add' },
      run: () => put([incident.id]),
      enabled: () => canAdd,
    },
    {
      ...{ id: 'call.openComplex', key: '@', words: 'complex.open', command: 'complex.open' },
      run: () => setIsOpening(true),
      enabled: () => canOpen,
    },
  ])
  // A call like any other has nothing to say of it: the key and the palette open one.
  const isNew = isOpening && canOpen
  if (!under && !proposal && !isNew) return null
  const metres = proposal?.metres
  const far = metres === undefined ? undefined : Math.round((metres * (feet ? FT_PER_M : 1)) / 10) * 10
  return (
    <section className="call-section" aria-labelledby="complex-title">
      <h3 id="complex-title" className="call-section-head">
        {say('complexes.head')}
      </h3>
      {under && <Under complex={under} incident={incident} />}
      {!under && proposal && (
        <p className="complex-line">
          {say('complexes.seems')}{' '}
          <b>
            <bdi>{visible(proposal.complex.name)}</bdi>
          </b>
          {` · ${say(`complexKind.${proposal.complex.kind}`)} · `}
          {far === undefined ? say('complexes.inArea') : say(feet ? 'complexes.nearFt' : 'complexes.nearM', { far })}
        </p>
      )}
      {isNew ? (
        <ComplexForm incident={incident} onDone={() => setIsOpening(false)} />
      ) : (
        !under && (
          <div className="call-buttons">
            {canAdd && (
              <Button small kbd="&" onClick={() => put([incident.id])}>
                {say('complexes.accept')}
              </Button>
            )}
            {canAdd && alike > 1 && (
              <Button small onClick={putAll}>
                {say('complexes.acceptAll', { count: alike })}
              </Button>
            )}
            {canOpen && (
              <Button small kbd="@" onClick={() => setIsOpening(true)}>
                {say('complexes.openHere')}
              </Button>
            )}
          </div>
        )
      )}
    </section>
  )
}
