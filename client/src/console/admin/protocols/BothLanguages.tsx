import type { Term } from '@muster/shared/kernel/measure.ts'
import { useWords } from '../../../i18n/index.ts'

/** The same words in both languages, side by side. */
export function BothLanguages({
  label,
  value,
  maxLength,
  onChange,
}: {
  label: string
  value: Term
  maxLength: number
  onChange: (value: Term) => void
}) {
  const say = useWords()
  return (
    <div className="protocol-both">
      <span aria-hidden="true">{label}</span>
      {(['en', 'zh'] as const).map((lang) => (
        <input
          key={lang}
          lang={lang}
          value={value[lang]}
          maxLength={maxLength}
          aria-label={say(`protocols.in.${lang}`, { what: label })}
          placeholder={say(`protocols.lang.${lang}`)}
          onChange={({ target }) => onChange({ ...value, [lang]: target.value })}
        />
      ))}
    </div>
  )
}
