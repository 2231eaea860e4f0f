import { COMPLEX_KINDS, type ComplexKind } from '@muster/shared/domain/complex/complex.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { sectorsOf } from '@muster/shared/domain/sectorsOf.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useIncidentType } from '../../../../desk/useCityTerms.ts'
import { useWords } from '../../../../i18n/index.ts'
import { useCity } from '../../../../live/city.ts'
import { send } from '../../../../live/commands.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Chip } from '../../../../ui/Chip.tsx'
import { onEscape } from '../../../../ui/onEscape.ts'

/** Opens a complex with this call as its first: what, how it is called, and in which sectors, where that is known. */
export function ComplexForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const say = useWords()
  const group = useIncidentType()(incident.type).group
  const [kind, setKind] = useState<ComplexKind>(group === 'F' ? 'fire' : 'flood')
  const [name, setName] = useState('')
  const [sectors, setSectors] = useState<readonly string[]>([])
  const known = useCity(sectorsOf)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const turn = (id: string) =>
    setSectors((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const called = name.trim()
    if (called === '') return
    const area = sectors.length > 0 ? { sectors } : {}
    onDone()
    void send(
      'complex.open',
      { kind, name: called, ...area, incidentIds: [incident.id] },
      { text: `${say('complex.open')}: ${called}` },
    )
  }
  return (
    <form className="complex-form" aria-label={say('complex.open')} onSubmit={submit} onKeyDown={onEscape(onDone)}>
      <select
        value={kind}
        aria-label={say('complexes.kind')}
        onChange={(event) => setKind(COMPLEX_KINDS.find((one) => one === event.target.value) ?? 'other')}
      >
        {COMPLEX_KINDS.map((one) => (
          <option key={one} value={one}>
            {say(`complexKind.${one}`)}
          </option>
        ))}
      </select>
      <input
        ref={field}
        value={name}
        maxLength={80}
        required
        aria-label={say('complexes.name')}
        placeholder={say('complexes.name')}
        onChange={(event) => setName(event.target.value)}
      />
      {known.length > 0 && (
        <fieldset className="complex-sectors">
          <legend>{say('complexes.sectors')}</legend>
          {known.map((id) => (
            <Chip key={id} kind="filter" selected={sectors.includes(id)} onClick={() => turn(id)}>
              {id}
            </Chip>
          ))}
        </fieldset>
      )}
      <div className="call-buttons">
        <Button small submits kbd="⏎">
          {say('complexes.openIt')}
        </Button>
        <Button small kbd="Esc" onClick={onDone}>
          {say('complexes.cancel')}
        </Button>
      </div>
    </form>
  )
}
