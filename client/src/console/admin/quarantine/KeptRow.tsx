import { visible } from '@muster/shared/words/visible.ts'
import { useEffect, useRef, useState } from 'react'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords, type Words } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import { SHOWN, safeText } from '../safeText.ts'
import type { Again, Kept } from './useQuarantine.ts'

/** A reason in the reader's language where it has words, else as the hub wrote it. */
function reasonText(say: Words, code: string, message: string): string {
  const key = `reason.${code}`
  const said = say(key)
  return said === key ? visible(message) : said
}

/** One item in quarantine: when, from whom and why; opened, its bytes and the way to try it again. */
export function KeptRow({
  kept,
  isOpen,
  tried,
  onOpen,
  onReplay,
}: {
  kept: Kept
  isOpen: boolean
  tried: Again | undefined
  onOpen: () => void
  onReplay: (charset?: 'gb18030') => void
}) {
  const say = useWords()
  const clock = useClockText()
  const head = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) head.current?.focus()
  }, [isOpen])
  const { feed, code, message, cityTime, isCut } = kept
  return (
    <li className="kept" data-open={isOpen || undefined}>
      <button type="button" className="kept-head" aria-expanded={isOpen} ref={head} onClick={onOpen}>
        <time dateTime={cityTime}>{clock(Date.parse(cityTime), 'seconds')}</time>
        <b>{say(`feedName.${feed}`)}</b>
        <span className="kept-reason">{reasonText(say, code, message)}</span>
        <code>{code}</code>
      </button>
      {tried && <Tried again={tried} />}
      {isOpen && (
        <div className="kept-body">
          <p>{visible(message)}</p>
          {kept.bytes === undefined ? (
            <p>{say('quarantine.hidden')}</p>
          ) : (
            <Bytes bytes={kept.bytes} isCut={isCut} charset={code === 'charset' ? 'gb18030' : 'utf-8'} />
          )}
          {code === 'charset' && (
            <Button small disabled={isCut} onClick={() => onReplay('gb18030')}>
              {say('quarantine.gb18030')}
            </Button>
          )}
          <Button small kbd="R" disabled={isCut} onClick={() => onReplay()}>
            {say('quarantine.replay')}
          </Button>
          {isCut && <span>{say('problem.cut')}</span>}
        </div>
      )}
    </li>
  )
}

function Tried({ again: { kind, code, sentence = '' } }: { again: Again }) {
  const say = useWords()
  return (
    <p className="kept-tried" role="status" data-kind={kind}>
      {kind === 'refused' ? <Mark tone="warn" /> : '✓ '}
      {say(`quarantine.${kind}`)} {kind === 'refused' && (code ? reasonText(say, code, sentence) : sentence)}
    </p>
  )
}

function Bytes({ bytes, isCut, charset }: { bytes: string; isCut: boolean; charset: 'utf-8' | 'gb18030' }) {
  const say = useWords()
  const [isWhole, setWhole] = useState(false)
  const text = safeText(bytes, charset)
  const isLong = text.length > SHOWN
  return (
    <>
      <pre>
        {isWhole ? text : text.slice(0, SHOWN)}
        {(isCut || (isLong && !isWhole)) && '…'}
      </pre>
      {isLong && !isWhole && (
        <Button small onClick={() => setWhole(true)}>
          {say('quarantine.whole', { count: text.length })}
        </Button>
      )}
    </>
  )
}
