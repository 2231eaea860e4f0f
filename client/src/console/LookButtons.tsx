import { useActions } from '../desk/actions.ts'
import { go, usePlace } from '../desk/place.ts'
import { useLang, useWords } from '../i18n/index.ts'
import { ThemeSign } from '../ui/ThemeSign.tsx'
import { THEMES, type Theme, themeAfter } from '../ui/theme.ts'

const wear = (theme: Theme): void => go({ theme }, { replace: true })

/** The two choices that everybody has, signed in or not: the other language, and the next of the themes. */
export function LookButtons() {
  const say = useWords()
  const lang = useLang()
  const { theme } = usePlace()
  const next = themeAfter(theme)
  const label = say('strip.theme', { now: say(`theme.${theme}`), next: say(`theme.${next}`) })
  const speak = () => go({ lang: lang === 'zh' ? 'en' : 'zh' }, { replace: true })
  useActions([
    { id: 'look.language', words: 'strip.language', run: speak },
    ...THEMES.map((one) => ({
      ...{ id: `look.${one}`, words: `look.${one}`, run: () => wear(one) },
      enabled: () => theme !== one,
    })),
  ])
  return (
    <>
      <button type="button" className="strip-lang" aria-label={say('strip.language')} onClick={speak}>
        {lang === 'zh' ? '中 / EN' : 'EN / 中'}
      </button>
      <button type="button" aria-label={label} title={label} onClick={() => wear(next)}>
        <ThemeSign theme={theme} />
      </button>
    </>
  )
}
