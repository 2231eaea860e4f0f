import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { CityClock } from '../console/strip/CityClock.tsx'
import { NotLive } from '../console/strip/NotLive.tsx'
import { PageAge } from '../console/strip/PageAge.tsx'
import { useSettings } from '../desk/useCityTerms.ts'
import { termOf, useWords } from '../i18n/index.ts'
import { useCity } from '../live/city.ts'
import { useLink } from '../live/link.ts'

/** Which city this is, whether it is live, and its clock. */
export function WallHead() {
  const say = useWords()
  const { state } = useLink()
  const name = useSettings()?.name
  const kind = useCity((city) => city.find('world', WORLD_ID)?.kind ?? 'live')
  const mode = state === 'notlive' ? 'strip.notLive' : state === 'connecting' ? 'strip.connecting' : `worldKind.${kind}`
  return (
    <header className="wall-head" data-notlive={state === 'notlive' || undefined}>
      <h1>{name ? say('wall.title', { city: termOf(name) }) : say('app.name')}</h1>
      <b className="strip-mode" role="status">
        {say(mode)}
      </b>
      {state === 'notlive' && <NotLive />}
      <PageAge />
      <CityClock />
    </header>
  )
}
