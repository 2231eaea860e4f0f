import { go, usePlace } from '../desk/place.ts'
import { useLang, useWords } from '../i18n/index.ts'
import { ThemeSign } from '../ui/ThemeSign.tsx'

/** The two choices that everybody has, signed in or not: the other language, and the other time of day. */
export function LookButtons() {
  const say = useWords()
  const lang = useLang()
  const { theme } = usePlace()
  return (
    <>
      <button
        type="button"
        className="strip-lang"
        aria-label={say('strip.language')}
        onClick={() => go({ lang: lang === 'zh' ? 'en' : 'zh' }, { replace: true })}
      >
        {lang === 'zh' ? '中 / EN' : 'EN / 中'}
      </button>
      <button
        type="button"
        aria-label={say('strip.theme')}
        title={say('strip.theme')}
        onClick={() => go({ theme: theme === 'day' ? 'night' : 'day' }, { replace: true })}
      >
        <ThemeSign />
      </button>
    </>
  )
}
