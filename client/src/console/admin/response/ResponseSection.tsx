import type { Settings } from '@muster/shared/domain/world/world.ts'
import { useState } from 'react'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { BreakOffForm } from './BreakOffForm.tsx'
import { Neighbours } from './Neighbours.tsx'
import { PlanTable } from './PlanTable.tsx'
import { LEVELS, type Level } from './plan.ts'
import { useResponse } from './useResponse.ts'
import './response.css'

function Editor({ settings }: { settings: Settings }) {
  const say = useWords()
  const [level, setLevel] = useState<Level>(1)
  const { plan, drafts, kinds, faults, isChanged, told, change, discard, save } = useResponse(settings)
  return (
    <>
      <div className="protocols-bar">
        <Button primary disabled={!isChanged || faults.length > 0} onClick={() => void save()}>
          {say('response.save')}
        </Button>
        <Button disabled={!isChanged} onClick={discard}>
          {say('protocols.cancel')}
        </Button>
        <span role="status">{told}</span>
      </div>
      {faults.length > 0 && (
        <ul className="protocols-faults" role="alert" aria-label={say('protocols.faults')}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <div className="response-parts">
        <section aria-labelledby="plans-title">
          <h3 id="plans-title">{say('response.plans')}</h3>
          <fieldset className="response-levels" aria-label={say('response.level')}>
            {LEVELS.map((one) => (
              <button type="button" key={one} aria-pressed={one === level} onClick={() => setLevel(one)}>
                {say(one === 1 ? 'response.first' : 'response.further', { alarm: one })}
              </button>
            ))}
          </fieldset>
          <PlanTable plan={plan} level={level} kinds={kinds} onChange={(next) => change({ plan: next })} />
        </section>
        <BreakOffForm rule={plan.breakOff} onChange={(breakOff) => change({ plan: { ...plan, breakOff } })} />
        <Neighbours drafts={drafts} onChange={(next) => change({ drafts: next })} />
      </div>
    </>
  )
}

/** Whom the city sends: by type and alarm, who may be taken from a lesser call, and which neighbours help out. */
export function ResponseSection() {
  const say = useWords()
  const settings = useSettings()
  return (
    <section className="protocols response" aria-labelledby="response-title">
      <h2 id="response-title">{say('response.title')}</h2>
      <p>{say('response.what')}</p>
      {settings && <Editor settings={settings} />}
    </section>
  )
}
