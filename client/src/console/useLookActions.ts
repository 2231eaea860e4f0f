import { useActions } from '../desk/actions.ts'
import { getPlace, go } from '../desk/place.ts'
import { signOut } from '../live/me.ts'
import { themeAfter } from '../ui/theme.ts'

/** What the buttons at the end of the strip do, by key and palette. Leaving has no key of its own: it is not for a slip of the hand. */
export function useLookActions(): void {
  useActions([
    {
      ...{ id: 'look.language', key: 'Shift+l', words: 'strip.language' },
      run: () => go({ lang: getPlace().lang === 'zh' ? 'en' : 'zh' }, { replace: true }),
    },
    {
      ...{ id: 'look.theme', key: 'Shift+n', words: 'strip.theme' },
      run: () => go({ theme: themeAfter(getPlace().theme) }, { replace: true }),
    },
    { id: 'look.signOut', words: 'signin.out', run: () => void signOut() },
  ])
}
