import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { matchOf } from '../../desk/matchOf.ts'
import { inBoth, useLang, useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { TERMS, type Term } from './terms.ts'

/** How far an arrow key moves the list, px: about two terms. */
const STEP_PX = 96

/** How well a term fits what is typed, by its name first and else by its meaning; undefined: not at all. */
function fitOf({ id }: Term, typed: string): number | undefined {
  const name = inBoth(`term.${id}`)
  const meaning = inBoth(`term.${id}.is`)
  const byName = [name.en, name.zh].map((text) => matchOf(text, typed) ?? Infinity)
  const inMeaning = [meaning.en, meaning.zh].some((text) => text.toLowerCase().includes(typed.toLowerCase()))
  const fit = Math.min(...byName, inMeaning ? 9 : Infinity)
  return fit === Infinity ? undefined : fit
}

function found(typed: string): readonly Term[] {
  const fits = TERMS.map((term) => ({ term, fit: fitOf(term, typed) ?? Infinity }))
  return fits
    .filter(({ fit }) => fit !== Infinity)
    .sort((a, b) => a.fit - b.fit)
    .map(({ term }) => term)
}

function Group({ words, terms }: { words: string; terms: readonly Term[] }) {
  const say = useWords()
  const other = useLang() === 'zh' ? 'en' : 'zh'
  if (terms.length === 0) return null
  return (
    <section className="glossary-group">
      <h3>{say(words)}</h3>
      <dl>
        {terms.map(({ id }) => (
          <div key={id}>
            <dt>
              {say(`term.${id}`)} <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{inBoth(`term.${id}`)[other]}</span>
            </dt>
            <dd>{say(`term.${id}.is`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The terms, those that stand on the screen first; `here`: these, as of when the sheet was opened. */
export function Glossary({ here, onLeave }: { here: ReadonlySet<Term>; onLeave: () => void }) {
  const say = useWords()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  // The sheet was opened before there was a field in it.
  useEffect(() => field.current?.focus(), [])
  const query = typed.trim()
  const hits = query === '' ? TERMS : found(query)
  const scroll = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (way === 0 || event.nativeEvent.isComposing) return
    list.current?.scrollBy(0, way * STEP_PX)
    event.preventDefault()
  }
  return (
    <>
      <header>
        <h2 id="glossary-title">{say('terms.title')}</h2>
        <Button kbd="Esc" onClick={onLeave}>
          {say('help.close')}
        </Button>
      </header>
      <input
        ref={field}
        className="glossary-input"
        aria-label={say('terms.search')}
        autoComplete="off"
        spellCheck={false}
        placeholder={say('terms.placeholder')}
        value={typed}
        maxLength={200}
        onChange={({ target }) => {
          setTyped(target.value)
          list.current?.scrollTo(0, 0)
        }}
        onKeyDown={scroll}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too */}
      <section ref={list} className="glossary-list" tabIndex={0} aria-labelledby="glossary-title">
        {query !== '' && <Group words="terms.found" terms={hits} />}
        {query === '' && (
          <>
            <Group words="terms.here" terms={hits.filter((term) => here.has(term))} />
            <Group words="terms.rest" terms={hits.filter((term) => !here.has(term))} />
          </>
        )}
      </section>
      <p className="glossary-foot" role="status">
        {hits.length === 0 ? say('terms.none') : say('terms.count', { count: hits.length })}
      </p>
    </>
  )
}
