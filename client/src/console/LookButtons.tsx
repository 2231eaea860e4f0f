import { go, usePlace } from '../desk/place.ts'
import { useLang, useWords } from '../i18n/index.ts'
import { ThemeSign } from '../ui/ThemeSign.tsx'
import { themeAfter } from '../ui/theme.ts'

/** The two choices that everybody has, signed in or not: the other language, and the next of the themes. */
export function LookButtons() {
  const say = useWords()
  const lang = useLang()
  const { theme } = usePlace()
  const next = themeAfter(theme)
  const label = say('strip.themeNow', { now: say(`theme.${theme}`), next: say(`theme.${next}`) })
  const speak = () => go({ lang: lang === 'zh' ? 'en' : 'zh' }, { replace: true })
  return (
    <>
      <button type="button" className="strip-lang" aria-label={say('strip.language')} onClick={speak}>
        {lang === 'zh' ? '中 / EN' : 'EN / 中'}
      </button>
      <button type="button" aria-label={label} title={label} onClick={() => go({ theme: next }, { replace: true })}>
        <ThemeSign theme={theme} />
      </button>
    </>
  )
}
