import { useState } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'
import type { CapabilityEnough, DistrictEnough } from './answers.ts'
import { CloserLine } from './CloserLine.tsx'
import type { District } from './districts.ts'
import { EnoughCells } from './EnoughCells.tsx'

const COLUMNS = 7
const LATER = 99

/** The shortest first, then those that will be soonest. */
const byNeed = (a: DistrictEnough, b: DistrictEnough): number =>
  b.gap - a.gap || (a.bitesIn ?? LATER) - (b.bitesIn ?? LATER)

/** The districts of the capability that is open: those that are short or will be, each with what would close its gap; the rest on demand. */
export function EnoughDistricts({
  of,
  then,
  isThought,
  atMs,
  districts,
}: {
  of: CapabilityEnough
  then: CapabilityEnough | undefined
  isThought: boolean
  atMs: number
  districts: readonly District[] | undefined
}) {
  const say = useWords()
  const lang = useLang()
  const [isWhole, showAll] = useState(false)
  const all = (of.districts ?? []).toSorted(byNeed)
  const thenOf = (id: string) => then?.districts?.find((one) => one.id === id)
  const isNoted = ({ id, bitesIn }: DistrictEnough) => bitesIn !== null || (thenOf(id)?.gap ?? 0) > 0
  const listed = isWhole ? all : all.filter(isNoted)
  const nameOf = (id: string) => districts?.find((one) => one.id === id)?.name[lang] ?? id
  if (all.length === 0)
    return (
      <tr className="coverage-closers">
        <td colSpan={COLUMNS}>{say('coverage.noDistricts')}</td>
      </tr>
    )
  return (
    <>
      {listed.flatMap((one) => [
        <tr key={one.id} className="coverage-in">
          <th scope="row" title={nameOf(one.id)}>
            {nameOf(one.id)}
          </th>
          <EnoughCells of={one} then={thenOf(one.id)} isThought={isThought} atMs={atMs} />
        </tr>,
        one.gap > 0 && (
          <tr key={`${one.id} closers`} className="coverage-closers">
            <td colSpan={COLUMNS}>
              {one.closers.map((closer) => (
                <CloserLine key={closer.kind} closer={closer} />
              ))}
              {one.closers.length === 0 && <p>{say('coverage.closer.none')}</p>}
            </td>
          </tr>
        ),
      ])}
      <tr className="coverage-closers">
        <td colSpan={COLUMNS}>
          <button type="button" aria-expanded={isWhole} onClick={() => showAll(!isWhole)}>
            {isWhole ? say('coverage.fewer') : say('coverage.rest', { count: all.length - listed.length })}
          </button>
        </td>
      </tr>
    </>
  )
}
