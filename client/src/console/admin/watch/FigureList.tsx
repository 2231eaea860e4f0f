import { useWords } from '../../../i18n/index.ts'

export type Figure = {
  /** Key of its name; `<words>.what` explains it. */
  readonly words: string
  /** Absent: not known, or not there. */
  readonly text?: string
  /** Something is wrong with it. */
  readonly isBad?: boolean
}

/** Figures with their names; those that are not known are left out. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  const say = useWords()
  return (
    <dl className="watch-figures">
      {figures
        .filter(({ text }) => text !== undefined)
        .map(({ words, text, isBad }) => (
          <div key={words} data-bad={isBad || undefined}>
            <dt title={say(`${words}.what`)}>{say(words)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}
