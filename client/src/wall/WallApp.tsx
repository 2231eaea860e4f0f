import { lazy, Suspense, useEffect } from 'react'
import { DrillFrame } from '../console/DrillFrame.tsx'
import { SignIn } from '../console/SignIn.tsx'
import { TermHint } from '../console/terms/lazyTerms.ts'
import { Waiting } from '../console/Waiting.tsx'
import { Fetched } from '../desk/fetched/Fetched.tsx'
import { useLang, useWords } from '../i18n/index.ts'
import { useMe, useMeUnknown } from '../live/me.ts'
import { IS_DRILL } from '../live/world.ts'
import { Wall } from './Wall.tsx'

const FirstSteps = lazy(() =>
  import('../console/access/FirstSteps.tsx').then((module) => ({ default: module.FirstSteps })),
)

/** The wall page: signing in once, by the same session as the console's, then the wall. */
export function WallApp() {
  const me = useMe()
  const isUnknown = useMeUnknown()
  const say = useWords()
  const lang = useLang()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is told anew in a new language
  useEffect(() => {
    document.title = [IS_DRILL && say('worldKind.drill'), say('wall.page'), say('app.title')]
      .filter(Boolean)
      .join(' · ')
  }, [say, lang])
  return (
    <>
      {isUnknown && <Waiting />}
      {me?.first && (
        <Fetched waits={<Waiting />}>
          <FirstSteps key={me.first} first={me.first} />
        </Fetched>
      )}
      {me && !me.first && <Wall key={me.id} />}
      {!isUnknown && !me && <SignIn />}
      <Suspense>
        <TermHint />
      </Suspense>
      <DrillFrame />
    </>
  )
}
