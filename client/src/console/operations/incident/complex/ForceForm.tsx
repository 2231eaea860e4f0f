import type { Complex } from '@muster/shared/domain/complex/complex.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../../../i18n/index.ts'
import { getCity } from '../../../../live/city.ts'
import { send } from '../../../../live/commands.ts'
import { Button } from '../../../../ui/Button.tsx'
import { onEscape } from '../../../../ui/onEscape.ts'
import { unitsNamed } from './unitsNamed.ts'

/** Names the units that are kept for a complex, by call sign, and who leads them; none: all the city's answer it, as ever. */
export function ForceForm({ complex, onDone }: { complex: Complex; onDone: () => void }) {
  const say = useWords()
  const { id, name, unitIds = [] } = complex
  const [signs, setSigns] = useState(unitIds.map((one) => getCity().find('unit', one)?.callSign ?? one).join(' '))
  const [commander, setCommander] = useState(complex.commander ?? '')
  const [unknown, setUnknown] = useState<readonly string[]>([])
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const named = unitsNamed(getCity(), signs)
    setUnknown(named.unknown)
    if (named.unknown.length > 0) return
    const led = commander.trim()
    onDone()
    void send(
      'complex.assign',
      { complexId: id, unitIds: named.unitIds, ...(led && { commander: led }) },
      { text: `${say('complex.assign')}: ${name}` },
    )
  }
  return (
    <form className="complex-form" aria-label={say('complex.assign')} onSubmit={submit} onKeyDown={onEscape(onDone)}>
      <label>
        {say('complexes.units')}
        <input ref={field} value={signs} maxLength={2000} onChange={(event) => setSigns(event.target.value)} />
      </label>
      <label>
        {say('complexes.commander')}
        <input value={commander} maxLength={80} onChange={(event) => setCommander(event.target.value)} />
      </label>
      {unknown.length > 0 && <p role="alert">{say('complexes.noUnit', { units: unknown })}</p>}
      <div className="call-buttons">
        <Button small submits kbd="⏎">
          {say('complexes.keep')}
        </Button>
        <Button small kbd="Esc" onClick={onDone}>
          {say('complexes.cancel')}
        </Button>
      </div>
    </form>
  )
}
