import { lazy, useEffect } from 'react'
import { Fetched } from '../desk/fetched/Fetched.tsx'
import { useUnreal } from '../desk/past/useUnreal.ts'
import { usePlace } from '../desk/place.ts'
import { useLang, useWords } from '../i18n/index.ts'
import { useMe, useMeUnknown } from '../live/me.ts'
import { DrillFrame } from './DrillFrame.tsx'
import { Frame } from './Frame.tsx'
import { SignIn } from './SignIn.tsx'
import { Waiting } from './Waiting.tsx'

const FirstSteps = lazy(() => import('./access/FirstSteps.tsx').then((module) => ({ default: module.FirstSteps })))

/** The console: signing in, then the frame with its screens. */
export function App() {
  const me = useMe()
  const isUnknown = useMeUnknown()
  const say = useWords()
  const lang = useLang()
  const { pane } = usePlace()
  const unreal = useUnreal().join(' · ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is told anew in a new language
  useEffect(() => {
    const parts = [unreal, pane && say(`pane.${pane}`), say('app.title')]
    document.title = parts.filter(Boolean).join(' · ')
  }, [say, lang, pane, unreal])
  return (
    <>
      {isUnknown && <Waiting />}
      {me?.first && (
        <Fetched waits={<Waiting />}>
          <FirstSteps key={me.first} first={me.first} />
        </Fetched>
      )}
      {me && !me.first && <Frame key={me.id} />}
      {!isUnknown && !me && <SignIn />}
      <DrillFrame />
    </>
  )
}
