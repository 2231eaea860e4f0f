import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { Mark } from '../../ui/Mark.tsx'
import type { Enough } from './answers.ts'
import { Spark } from './Spark.tsx'

const HOUR_MS = 3_600_000

/** A gap by mark, number and word: never by colour alone. */
export function Gap({ gap }: { gap: number }) {
  const say = useWords()
  return gap === 0 ? (
    say('coverage.noGap')
  ) : (
    <b className="coverage-gap">
      <Mark tone="warn" />
      {say('coverage.gapOf', { gap })}
    </b>
  )
}

/** The figures of a capability or a district: as it is, and what the next hours need, or how it would be if. */
export function EnoughCells({
  of,
  then,
  isThought,
  atMs,
}: {
  of: Enough
  /** The same row as it would be; absent until it is answered. */
  then: Enough | undefined
  isThought: boolean
  /** City time of the figures. */
  atMs: number
}) {
  const say = useWords()
  const clock = useClockText()
  const { required, onDuty, available, reachable, gap, bitesIn, next } = of
  const hour = (ahead: number) => clock(atMs + ahead * HOUR_MS, 'minutes').replace(/\d\d$/, '00')
  const bites = bitesIn !== null && bitesIn > 0 ? hour(bitesIn) : undefined
  return (
    <>
      <td>{required}</td>
      <td>{onDuty}</td>
      <td>{available}</td>
      <td>{reachable}</td>
      <td className="coverage-gaps">
        <Gap gap={gap} />
      </td>
      {isThought ? (
        <td className="coverage-then">
          {then ? (
            <>
              <span className="for-readers">{say('coverage.needThen', { required: then.required })}</span>
              <span aria-hidden="true">{then.required} · </span>
              <Gap gap={then.gap} />
            </>
          ) : (
            '…'
          )}
        </td>
      ) : (
        <td className="coverage-ahead">
          <span>
            <Spark next={next} have={reachable} />
            <i title={bites && say('coverage.bites', { time: bites })}>{bites}</i>
          </span>
          <span className="for-readers">
            {say('coverage.ahead', { required: next.join(', ') })}
            {bites && ` ${say('coverage.bites', { time: bites })}`}
          </span>
        </td>
      )}
    </>
  )
}
