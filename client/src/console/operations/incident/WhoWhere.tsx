import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useCallWork } from '../../../desk/call/callRecord.ts'
import { workRows } from '../../../desk/call/workRows.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { getCity } from '../../../live/city.ts'

/** Who was where when: each unit's times on this call, also of those that have left. */
export function WhoWhere({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const { rows, steps } = workRows(getCity(), useCallWork(incident))
  if (rows.length === 0) return null
  return (
    <section className="call-section" aria-labelledby="where-title">
      <h3 id="where-title" className="call-section-head">
        {say('where.title')} <span className="call-aside">{rows.length}</span>
      </h3>
      <table className="where">
        <thead>
          <tr>
            <th scope="col">{say('where.unit')}</th>
            {steps.map((step) => (
              <th scope="col" key={step}>
                {say(`where.${step}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, callSign, times, ended }) => (
            <tr key={id} data-over={ended !== undefined || undefined}>
              <th scope="row">{callSign}</th>
              {steps.map((step) => {
                const at = times[step]
                return (
                  <td key={step} title={at === undefined ? undefined : clock(at, 'seconds')}>
                    {at !== undefined && clock(at, 'minutes')}
                    {step === 'ended' && ended !== undefined && ended !== 'cleared' && (
                      <span className="where-cause"> {say(`cause.${ended}`)}</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
