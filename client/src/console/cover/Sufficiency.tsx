import { Fragment } from 'react'
import { go } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import type { Sufficiency as Answer } from './answers.ts'
import type { District } from './districts.ts'
import { EnoughCells } from './EnoughCells.tsx'
import { EnoughDistricts } from './EnoughDistricts.tsx'
import { onDutyOf } from './onDuty.ts'
import './enough.css'

const HEADS = ['required', 'onDuty', 'available', 'reachable', 'gap'] as const

/** One line a capability, which opens to its districts; until the hub has answered, what the city's state alone tells. */
export function Sufficiency({
  capability: shown,
  enough: answer,
  then,
  isThought,
  districts,
}: {
  capability: string
  enough: Answer | undefined
  /** The same as it would be. */
  then: Answer | undefined
  isThought: boolean
  districts: readonly District[] | undefined
}) {
  const say = useWords()
  // As text, because the city is compared one level deep.
  const table = useCity((city) => JSON.stringify(onDutyOf(city)))
  const lines: ReturnType<typeof onDutyOf> = JSON.parse(table)
  return (
    <table className="coverage-table coverage-enough" data-thought={isThought || undefined}>
      <caption className="for-readers">{say('coverage.sufficiency')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('coverage.capability')}</th>
          {HEADS.map((head) => (
            <th key={head} scope="col" title={say(`coverage.${head}.what`)}>
              {say(`coverage.${head}`)}
            </th>
          ))}
          <th
            scope="col"
            className={isThought ? 'coverage-then' : undefined}
            title={say(isThought ? 'coverage.whatIf.then.what' : 'coverage.hours.what')}
          >
            {say(isThought ? 'coverage.whatIf.then' : 'coverage.hours')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ capability, onDuty, free }) => {
          const of = answer?.capabilities.find((one) => one.capability === capability)
          const thenOf = then?.capabilities.find((one) => one.capability === capability)
          const isOpen = capability === shown
          const atMs = answer ? Date.parse(answer.time) : 0
          return (
            <Fragment key={capability}>
              <tr data-shown={isOpen || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    title={say(`capability.${capability}`)}
                    onClick={() => go({ section: capability, cover: undefined })}
                  >
                    {say(`capability.${capability}`)}
                  </button>
                </th>
                {of ? (
                  <EnoughCells of={of} then={thenOf} isThought={isThought} atMs={atMs} />
                ) : (
                  <>
                    <td>–</td>
                    <td>{onDuty}</td>
                    <td>{free}</td>
                    <td>–</td>
                    <td>–</td>
                    <td />
                  </>
                )}
              </tr>
              {isOpen && of && (
                <EnoughDistricts of={of} then={thenOf} isThought={isThought} atMs={atMs} districts={districts} />
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
