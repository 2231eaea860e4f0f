import { mayDo } from '@muster/shared/access/roles.ts'
import { usePlace } from '../desk/place.ts'
import { useMe } from '../live/me.ts'
import { type Screen, screens } from './index.ts'

/** The screens that this person may open, and the one that is open. */
export function useScreens(): { readonly open: Screen | undefined; readonly all: readonly Screen[] } {
  const me = useMe()
  const { screen } = usePlace()
  const all = screens.filter(({ roles }) => roles === undefined || mayDo(me?.roles ?? [], roles))
  return { all, open: all.find(({ id }) => id === screen) ?? all[0] }
}
